//! Which open faces set which style, where each comes from, and the hash it must have.
//! Nothing is fetched here, and what is not in this list is never used.
//! All are under the SIL Open Font License 1.1 and may be cut into anybody's papers.

/// A style of the papers and the faces that can set it, best first.
pub(super) struct Style {
    pub(super) name: &'static str,
    pub(super) faces: &'static [Face],
    /// What sets this style when none of `faces` can be had.
    pub(super) otherwise: &'static str,
}

/// One font file, and where it lies in its package.
pub(super) struct Face {
    pub(super) file: &'static str,
    pub(super) sha256: &'static str,
    pub(super) package: &'static Package,
    pub(super) path: &'static str,
}

/// A package that carries faces.
pub(super) struct Package {
    pub(super) name: &'static str,
    pub(super) source: Source,
    /// The licence of its faces: the path in the package, and the name under which it is kept.
    pub(super) licence: (&'static str, &'static str),
}

pub(super) enum Source {
    /// A package of this suite of Debian.
    Debian(&'static str),
    /// A package of npm at this version.
    Npm(&'static str),
}

static CHINESE_TEX: Package = Package {
    name: "texlive-lang-chinese",
    source: Source::Debian("forky"),
    licence: (
        "usr/share/doc/texlive-doc/fonts/lxgw-fonts/LICENSE.gz",
        "OFL-LXGW.txt",
    ),
};
static WENKAI: Package = Package {
    name: "fonts-lxgw-wenkai",
    source: Source::Debian("bookworm"),
    licence: (
        "usr/share/doc/fonts-lxgw-wenkai/copyright",
        "OFL-LXGW-WenKai.txt",
    ),
};
static NOTO_SANS: Package = Package {
    name: "@expo-google-fonts/noto-sans-sc",
    source: Source::Npm("0.4.3"),
    licence: ("package/LICENSE_FONT", "OFL-NotoSansSC.txt"),
};
static NOTO_SERIF: Package = Package {
    name: "@expo-google-fonts/noto-serif-sc",
    source: Source::Npm("0.4.3"),
    licence: ("package/LICENSE_FONT", "OFL-NotoSerifSC.txt"),
};

/// Each style of the papers, once.
pub(super) const STYLES: [Style; 5] = [
    Style {
        name: "仿宋",
        faces: &[Face {
            file: "LXGWZhuqueFangsong-Regular.ttf",
            sha256: "558c62730844fe54ba220146ed62f859d4e2880188d92d985f8921c6e3743bc4",
            package: &CHINESE_TEX,
            path: "usr/share/texlive/texmf-dist/fonts/truetype/public/lxgw-fonts",
        }],
        otherwise: "宋体",
    },
    Style {
        name: "楷体",
        faces: &[
            Face {
                file: "LXGWWenKaiGBLite-Regular.ttf",
                sha256: "1675c708cce181871d9a8adc987f35a0cabc6ff980685cd99f05d2655ea08c4c",
                package: &CHINESE_TEX,
                path: "usr/share/texlive/texmf-dist/fonts/truetype/public/lxgw-fonts",
            },
            Face {
                file: "LXGWWenKai-Regular.ttf",
                sha256: "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
                package: &WENKAI,
                path: "usr/share/fonts/truetype/lxgw-wenkai",
            },
        ],
        otherwise: "宋体",
    },
    Style {
        name: "黑体",
        faces: &[Face {
            file: "NotoSansSC_400Regular.ttf",
            sha256: "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
            package: &NOTO_SANS,
            path: "package/400Regular",
        }],
        otherwise: "宋体",
    },
    Style {
        name: "宋体",
        faces: &[Face {
            file: "NotoSerifSC_400Regular.ttf",
            sha256: "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
            package: &NOTO_SERIF,
            path: "package/400Regular",
        }],
        otherwise: "whatever face the machine has",
    },
    Style {
        name: "小标宋",
        faces: &[Face {
            file: "NotoSerifSC_700Bold.ttf",
            sha256: "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
            package: &NOTO_SERIF,
            path: "package/700Bold",
        }],
        otherwise: "宋体",
    },
];
