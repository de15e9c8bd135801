namespace Evolution.ServiceDefaults.Overload;

/// <summary>
/// How much a service takes on at once, from the section <c>Overload</c>. The defaults are a few times what the slowest route needs at
/// the load that it can serve, so that a service meets them only when it could not keep up anyway.
/// </summary>
public sealed class OverloadOptions
{
    /// <summary>How many requests may be at work at the same time; at the Gateway, for each service behind it.</summary>
    public int AtWork { get; set; } = 500;

    /// <summary>How many more may wait for their turn. Whoever comes then is refused.</summary>
    public int Waiting { get; set; } = 500;

    /// <summary>After what time whoever is refused may try again; said in whole seconds.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);
}
