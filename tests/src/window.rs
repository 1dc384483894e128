//! Drives the real window as a clerk would: finds things by the names that stand on the screen.
//! Not a stand-in: it starts the built program under a display of its own and speaks WebDriver to it.
//! A journey always ends with the window closed, a picture if it got stuck, and nothing left running.

pub mod clerk;
mod stage;

use std::error::Error;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use ledger::{Ledger, Stamp};
use office::refusal::Code;
use serde_json::json;
use stage::Stage;
pub use thirtyfour::prelude::Key;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, WebElement};

/// What a journey or a step of it ends with.
pub type Walked<T = ()> = Result<T, Box<dyn Error>>;

/// How long a journey waits for anything before it is stuck.
const PATIENCE: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(100);

/// Opens a book once the window, which closes in its own time, has let go of it.
///
/// Panics where it does not, or where the book can't be opened.
pub fn let_go(book: &Path) -> Ledger {
    let stamp = Stamp {
        at: chrono::Local::now().naive_local(),
        by: "核对".to_owned(),
    };
    for _ in 0..100 {
        match Ledger::open(book, &stamp) {
            Ok(ledger) => return ledger,
            Err(error) if error.refusal().code == Code::FileBusy => std::thread::sleep(POLL),
            Err(error) => panic!("{}", error.fault().words),
        }
    }
    panic!("the window did not let go of the book");
}

/// How a window is to be started; made with [`Start::new`].
pub struct Start {
    name: String,
    book: Option<PathBuf>,
    user_folder: PathBuf,
    pictures: PathBuf,
    size: (u32, u32),
    variables: Vec<(String, PathBuf)>,
}

impl Start {
    /// A window with no book, 1366 × 768, a fresh folder for what the program keeps per user, and
    /// its pictures in `target/e2e`. `name` tells journeys apart and must be a plain file name.
    pub fn new(name: &str) -> Self {
        let pictures = target_folder().join("e2e");
        let user_folder = pictures.join(name);
        let _ = fs::remove_dir_all(&user_folder);
        Self {
            name: name.into(),
            book: None,
            user_folder,
            pictures,
            size: (1366, 768),
            variables: Vec::new(),
        }
    }

    /// Opens this book, given on the command line as a double click would.
    pub fn book(mut self, book: impl Into<PathBuf>) -> Self {
        self.book = Some(book.into());
        self
    }

    /// Keeps what the program keeps per user here, as it was left.
    pub fn user_folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.user_folder = folder.into();
        self
    }

    /// Puts pictures here.
    pub fn pictures(mut self, folder: impl Into<PathBuf>) -> Self {
        self.pictures = folder.into();
        self
    }

    /// Shows the window on a screen of this many pixels, which it fills.
    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.size = (width, height);
        self
    }

    /// Sets a variable of the machine for the program.
    pub fn variable(mut self, name: &str, value: impl Into<PathBuf>) -> Self {
        self.variables.push((name.to_owned(), value.into()));
        self
    }

    /// Starts the window, goes the journey, closes the window whatever happened.
    ///
    /// Panics with what went wrong, after leaving a picture `NAME-stuck.png` and the last lines of
    /// what the program printed.
    pub fn journey(self, journey: impl AsyncFnOnce(&Window) -> Walked) {
        fs::create_dir_all(&self.user_folder).expect("a folder for the user");
        fs::create_dir_all(&self.pictures).expect("a folder for pictures");
        let stuck = format!("{}-stuck", self.name);
        let _ = fs::remove_file(self.pictures.join(&stuck).with_extension("png"));
        let stage = Stage::raise(&self).expect("a display and WebKitWebDriver");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let driver = runtime
            .block_on(connect(&self, &stage))
            .unwrap_or_else(|error| panic!("no window: {error}\n{}", stage.last_lines()));
        let window = Window {
            driver,
            pictures: self.pictures.clone(),
        };
        // A failed assertion must not leave a window behind either.
        let ended = catch_unwind(AssertUnwindSafe(|| runtime.block_on(journey(&window))));
        if !matches!(ended, Ok(Ok(())))
            && let Err(error) = runtime.block_on(window.picture(&stuck))
        {
            eprintln!("no picture of where it got stuck: {error}");
        }
        if let Err(error) = runtime.block_on(window.driver.quit()) {
            eprintln!("the window did not close by itself: {error}");
        }
        match ended {
            Ok(Ok(())) => {}
            Ok(Err(error)) => panic!("{}: {error}\n{}", self.name, stage.last_lines()),
            Err(panic) => resume_unwind(panic),
        }
    }
}

async fn connect(start: &Start, stage: &Stage) -> WebDriverResult<WebDriver> {
    let mut wanted = Capabilities::new();
    let arguments: Vec<_> = start.book.iter().collect();
    wanted.set(
        "webkitgtk:browserOptions",
        json!({ "binary": program("zhuanban"), "args": arguments }),
    )?;
    let driver = WebDriver::new(stage.url(), wanted).await?;
    // No window manager stands on the display: nobody else would make the window fill it.
    let (width, height) = start.size;
    driver.set_window_rect(0, 0, width, height).await?;
    Ok(driver)
}

/// The open window. Everything waits until it can be done, up to a minute.
pub struct Window {
    driver: WebDriver,
    pictures: PathBuf,
}

impl Window {
    /// WebDriver itself, for what has no word here.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// The page's title.
    pub async fn title(&self) -> Walked<String> {
        Ok(self.driver.title().await?)
    }

    /// The visible control of this name: the words on it, its label, or what a screen reader says.
    pub async fn control(&self, name: &str) -> Walked<WebElement> {
        self.find(&xpath_of_control(name), &format!("a control “{name}”"))
            .await
    }

    /// The visible element marked `data-test="mark"`, for what has no name on the screen.
    pub async fn marked(&self, mark: &str) -> Walked<WebElement> {
        let path = format!("//*[@data-test={}]", quoted(mark));
        self.find(&path, &format!("an element marked {mark}")).await
    }

    /// Waits until something that this CSS selector finds is there and visible.
    pub async fn ready(&self, selector: &str) -> Walked<WebElement> {
        self.patiently(async || {
            let query = self.driver.query(By::Css(selector)).desc(selector);
            Ok(query.wait(PATIENCE, POLL).and_displayed().first().await?)
        })
        .await
    }

    /// Waits until these words stand on the screen, within one element.
    pub async fn see(&self, words: &str) -> Walked<WebElement> {
        self.find(&xpath_of_words(words), &format!("the words “{words}”"))
            .await
    }

    /// Waits until one of two things stands on the screen; answers whether it is the first.
    pub async fn sees_first(&self, first: &str, second: &str) -> Walked<bool> {
        let either = format!("{} | {}", xpath_of_words(first), xpath_of_words(second));
        let what = format!("“{first}” or “{second}”");
        self.patiently(async || {
            let found = self.find(&either, &what).await?.text().await?;
            Ok(found.contains(first))
        })
        .await
    }

    /// Waits until these words no longer stand on the screen.
    pub async fn see_no_more(&self, words: &str) -> Walked {
        let path = xpath_of_words(words);
        let gone = self.patiently(async || {
            let query = self.driver.query(By::XPath(path.as_str()));
            let query = query.wait(PATIENCE, POLL).and_displayed();
            Ok(query.not_exists().await?)
        });
        if gone.await? {
            Ok(())
        } else {
            Err(format!("the words “{words}” did not go").into())
        }
    }

    /// Clicks a control by its name.
    pub async fn click(&self, name: &str) -> Walked {
        self.patiently(async || Ok(self.control(name).await?.click().await?))
            .await
    }

    /// Clicks what is marked `data-test="mark"`.
    pub async fn click_marked(&self, mark: &str) -> Walked {
        self.patiently(async || Ok(self.marked(mark).await?.click().await?))
            .await
    }

    /// Clicks where these words stand: a row, a title.
    pub async fn click_words(&self, words: &str) -> Walked {
        self.patiently(async || Ok(self.see(words).await?.click().await?))
            .await
    }

    /// Replaces what stands in a field, found by its label. The driver now and then doubles a key:
    /// what stands there is read back, and typed again where it differs.
    pub async fn fill(&self, name: &str, text: &str) -> Walked {
        for _ in 0..4 {
            let typed = self.patiently(async || {
                let field = self.control(name).await?;
                field.click().await?;
                field.send_keys(Key::Control + "a").await?;
                field.send_keys(text).await?;
                Ok(field.prop("value").await?)
            });
            if typed.await?.as_deref() == Some(text) {
                return Ok(());
            }
        }
        Err(format!("“{text}” could not be typed into “{name}”").into())
    }

    /// Presses keys wherever the focus is: `"议定"`, `Key::Enter`, `Key::Control + "k"`.
    pub async fn press(&self, keys: impl Into<TypingData> + Clone) -> Walked {
        self.patiently(async || {
            let focused = self.driver.active_element().await?;
            Ok(focused.send_keys(keys.clone()).await?)
        })
        .await
    }

    /// Strikes a key on the keyboard: for rows that answer to keys and are no fields.
    pub async fn strike(&self, key: char) -> Walked {
        let keyboard = self.driver.action_chain();
        Ok(keyboard.key_down(key).key_up(key).perform().await?)
    }

    /// Keeps a picture of the window as `NAME.png`; answers with where it lies.
    pub async fn picture(&self, name: &str) -> Walked<PathBuf> {
        let file = self.pictures.join(format!("{name}.png"));
        self.wait_for_paint().await?;
        self.driver.screenshot(&file).await?;
        Ok(file)
    }

    /// WebDriver answers from the page, a picture comes from the screen, which is a few frames behind.
    async fn wait_for_paint(&self) -> Walked {
        const TWO_FRAMES: &str = "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)));";
        self.driver.execute_async(TWO_FRAMES, Vec::new()).await?;
        Ok(())
    }

    async fn find(&self, path: &str, what: &str) -> Walked<WebElement> {
        self.patiently(async || {
            let query = self.driver.query(By::XPath(path)).desc(what);
            Ok(query.wait(PATIENCE, POLL).and_displayed().first().await?)
        })
        .await
    }

    /// Pages change under the hand: what was found may be replaced or covered for a moment.
    async fn patiently<T>(&self, mut attempt: impl AsyncFnMut() -> Walked<T>) -> Walked<T> {
        let mut left = 50;
        loop {
            let result = attempt().await;
            let passing = result
                .as_ref()
                .is_err_and(|error| error.downcast_ref().is_some_and(is_passing));
            if !passing || left == 0 {
                return result;
            }
            left -= 1;
            tokio::time::sleep(POLL).await;
        }
    }
}

fn is_passing(error: &WebDriverError) -> bool {
    use thirtyfour::error::WebDriverErrorInner as Kind;
    matches!(
        error.as_inner(),
        Kind::StaleElementReference(_)
            | Kind::ElementClickIntercepted(_)
            | Kind::ElementNotInteractable(_)
    )
}

fn xpath_of_control(name: &str) -> String {
    let name = quoted(name);
    [
        format!("//*[@aria-label={name} or @title={name} or @placeholder={name}]"),
        format!("//*[self::button or self::a or @role][normalize-space()={name}]"),
        // The text alone: a label may also hold the mark of a required field, or a number.
        format!(
            "//*[@id=//label[normalize-space()={name} or normalize-space(text())={name}]/@for]"
        ),
        format!("//*[@aria-labelledby=//*[normalize-space()={name}]/@id]"),
        // Radio buttons and boxes to tick: the label holds them and takes the click.
        format!("//label[normalize-space()={name}][.//input]"),
    ]
    .join(" | ")
}

fn xpath_of_words(words: &str) -> String {
    format!(
        "//body//*[text()[contains(normalize-space(), {})]]",
        quoted(words)
    )
}

/// XPath has no escapes: a text may hold one kind of quotation mark, not both.
fn quoted(text: &str) -> String {
    let mark = if text.contains('"') { '\'' } else { '"' };
    assert!(!text.contains(mark), "both quotation marks in {text}");
    format!("{mark}{text}{mark}")
}

/// A program that was built beside this one.
fn program(name: &str) -> PathBuf {
    let program = build_folder().join(name);
    assert!(
        program.is_file(),
        "{} is not built: cargo xtask test",
        program.display()
    );
    program
}

/// `target`, whatever its name.
fn target_folder() -> PathBuf {
    let build = build_folder();
    build
        .parent()
        .expect("BUG: debug lies in the target folder")
        .into()
}

/// `target/debug`: test programs lie in its `deps`, others in itself.
fn build_folder() -> PathBuf {
    let own = std::env::current_exe().expect("BUG: a running program has a file");
    let folder = own.parent().expect("BUG: a file lies in a folder");
    if folder.ends_with("deps") {
        folder.parent().expect("BUG: deps lies in a folder").into()
    } else {
        Path::new(folder).into()
    }
}
