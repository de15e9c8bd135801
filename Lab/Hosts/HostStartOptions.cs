namespace Evolution.Lab.Hosts;

/// <summary>The options for starting a host.</summary>
/// <param name="Arguments">The app host's arguments: <c>--phase</c> and <c>--set</c>.</param>
public sealed record HostStartOptions(params IReadOnlyList<string> Arguments)
{
    /// <summary>Environment variables in addition to the inherited ones.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The app host's project, as a folder in the repository.</summary>
    public string Project { get; init; } = "AppHost";

    /// <summary>Whether the stores run as processes or as containers.</summary>
    public StoreKind Stores { get; init; } = StoreKind.Processes;

    /// <summary>Whether the Board and Aspire's dashboard run in addition to the shop. Measurements run without them.</summary>
    public bool EnableBoardAndDashboard { get; init; }

    /// <summary>Called with each line of the host's output, and with progress messages while the host starts.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>The maximum time until everything is ready; null for a default that allows containers more time, because their first start downloads images.</summary>
    public TimeSpan? ReadyTimeout { get; init; }

    /// <summary>The maximum time for a graceful stop before the host is killed.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Cancels a graceful stop and kills everything immediately.</summary>
    public CancellationToken ForcedStopToken { get; init; }
}
