//! Counts tests by reading what their runners print.
//! Not a runner, and not the judge of a step: a step also fails by its exit status.
//! The two runners read here are Rust's own and vitest.

/// What a step has shown so far.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Tally {
    /// Tests that passed.
    pub(crate) passed: usize,
    /// Tests that failed.
    pub(crate) failed: usize,
    /// Tests that were there and did not run.
    pub(crate) ignored: usize,
    /// The names of tests that failed, as the runner prints them.
    pub(crate) failures: Vec<String>,
}

impl Tally {
    /// Reads one line of a runner; a line that says nothing about tests changes nothing.
    pub(crate) fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("test result: ") {
            self.add(rest.split([';', '.']));
        } else if let Some(rest) = line.strip_prefix("Tests ") {
            self.add(rest.split(['|', '(']));
        } else if let Some(name) = line
            .strip_prefix("test ")
            .and_then(|rest| rest.strip_suffix(" ... FAILED"))
            .or_else(|| line.strip_prefix("FAIL "))
        {
            let name = name.trim().to_owned();
            if !self.failures.contains(&name) {
                self.failures.push(name);
            }
        }
    }

    fn add<'a>(&mut self, parts: impl Iterator<Item = &'a str>) {
        for part in parts {
            let mut words = part.split_whitespace();
            let Some(Ok(count)) = words.next().map(str::parse::<usize>) else {
                continue;
            };
            match words.next() {
                Some("passed") => self.passed += count,
                Some("failed") => self.failed += count,
                Some("ignored" | "skipped" | "todo") => self.ignored += count,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn read(lines: &str) -> Tally {
        let mut tally = Tally::default();
        lines.lines().for_each(|line| tally.read(line));
        tally
    }

    #[test]
    fn rust_test_results_add_up() {
        let tally = read(
            "running 3 tests\n\
             test day::weekends ... ok\n\
             test day::holidays ... FAILED\n\
             test result: FAILED. 1 passed; 1 failed; 1 ignored; 0 measured; 4 filtered out; finished in 0.01s\n\
             test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s",
        );
        assert_eq!((tally.passed, tally.failed, tally.ignored), (13, 1, 1));
        assert_eq!(tally.failures, ["day::holidays"]);
    }

    #[test]
    fn vitest_results_add_up() {
        let tally = read(
            " FAIL  src/text.test.ts > labels > speak Chinese\n\
             \x20Test Files  1 failed | 2 passed (3)\n\
             \x20     Tests  1 failed | 10 passed | 2 skipped (13)\n\
             \x20  Duration  1.20s",
        );
        assert_eq!((tally.passed, tally.failed, tally.ignored), (10, 1, 2));
        assert_eq!(
            tally.failures,
            ["src/text.test.ts > labels > speak Chinese"]
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        let tally = read("Compiling tests v0.1.0\ntesting 3 passed things\nTests");
        assert_eq!(tally, Tally::default());
    }
}
