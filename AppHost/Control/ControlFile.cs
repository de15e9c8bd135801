namespace Evolution.AppHost.Control;

/// <summary>Where the host leaves address and token of its control server for other processes.</summary>
static class ControlFile
{
    /// <summary>The configuration key of its path, which the process that starts the host may set.</summary>
    const string PathKey = "Control:File";

    /// <summary>Where this host's is; where nobody chose a path, among those that <c>evo trace</c> looks at.</summary>
    public static string PathFor(IDistributedApplicationBuilder builder) =>
        builder.Configuration[PathKey] ??= Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", ".evolution", "control", $"{Guid.NewGuid():N}.json"));
}
