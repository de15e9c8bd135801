namespace Evolution.ServiceDefaults.Overload;

/// <summary>
/// How much a service takes on at once, from the section <c>Overload</c>. The defaults are more than what piles up at Orders when nothing
/// answers for as long as a customer of the experiments has patience, 100 requests a second for 10 s: those show what a missing time limit
/// does, and not this.
/// </summary>
public sealed class OverloadOptions
{
    /// <summary>How many requests may be at work at the same time; at the Gateway, for each service behind it.</summary>
    public int AtWork { get; set; } = 1000;

    /// <summary>How many more may wait for their turn. Further requests are refused.</summary>
    public int Waiting { get; set; } = 500;

    /// <summary>The value of <c>Retry-After</c> in a refusal, in whole seconds.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);
}
