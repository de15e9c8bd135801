namespace Evolution.ServiceDefaults.Lab.Leaking;

/// <summary>The connections that have leaked.</summary>
/// <param name="Connections">Their number.</param>
sealed record Leak(int Connections)
{
    public static readonly Leak None = new(0);
}

/// <summary>A request for a leak.</summary>
/// <param name="PerSecond">The number of connections that leak per second, above 0 and up to 100.</param>
sealed record LeakRequest(double PerSecond);
