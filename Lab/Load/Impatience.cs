namespace Evolution.Lab.Load;

/// <summary>
/// The behavior of impatient customers: they repeat a request with the same idempotency key in a fixed interval, whatever <c>Retry-After</c> says,
/// if there is no response by then or the shop is unavailable. Together, their repetitions can keep a shop overloaded after the cause is gone
/// (Bronson et al., "Metastable Failures in Distributed Systems", HotOS 2021).
/// </summary>
/// <param name="Patience">How long they wait for a response, and the time between two attempts.</param>
/// <param name="MaxAttempts">The maximum number of times that they send a request.</param>
public sealed record Impatience(TimeSpan Patience, int MaxAttempts)
{
    /// <summary>Customers who wait for every response and never repeat a request.</summary>
    public static readonly Impatience None = new(OpenLoop.RequestTimeout, 1);
}
