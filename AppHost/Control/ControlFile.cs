namespace Evolution.AppHost.Control;

/// <summary>The file to which the host writes the address and token of its control server for other processes.</summary>
static class ControlFile
{
    /// <summary>The configuration key of its path, which the process that starts the host may set.</summary>
    const string PathKey = "Control:File";

    /// <summary>Returns the path of this host's file. By default it is in the folder that <c>evo trace</c> searches.</summary>
    public static string GetPath(IDistributedApplicationBuilder builder) =>
        builder.Configuration[PathKey] ??= Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", ".evolution", "control", $"{Guid.NewGuid():N}.json"));
}
