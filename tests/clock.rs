//! How long this thread has worked.

use std::time::UNIX_EPOCH;

/// Seconds that this thread has had a processor, which others on the machine do not lengthen; where the system does not
/// say, seconds since 1970.
pub fn now() -> f64 {
    let given = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let given = given.and_then(|given| given.split(' ').next()?.parse::<f64>().ok());
    given.map_or_else(|| UNIX_EPOCH.elapsed().map_or(0.0, |since| since.as_secs_f64()), |nanoseconds| nanoseconds / 1e9)
}
