
namespace Evolution.Lab.Hosts;

/// <summary>The options for starting a host.</summary>
/// <param name="Arguments">The app host's arguments: <c>--phase</c> and <c>--set</c>.</param>
public sealed record HostStart(params IReadOnlyList<string> Arguments)
{
    /// <summary>Environment variables in addition to the inherited ones.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The app host's project, as a folder in the repository.</summary>
    public string Project { get; init; } = "AppHost";

    /// <summary>What the stores run as, processes or containers.</summary>
    public StoreKind Stores { get; init; } = StoreKind.Processes;

    /// <summary>Whether the Board and Aspire's dashboard run in addition to the shop. Measurements run without them.</summary>
    public bool WithPages { get; init; }

    /// <summary>Called with each line of the host's output, and with what the start is waiting for.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>The maximum time until everything is ready. Containers need more, because their first start downloads images.</summary>
    public TimeSpan? ReadyLimit { get; init; }

    /// <summary>The maximum time for an orderly stop before the host is killed.</summary>
    public TimeSpan StopLimit { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Ends an orderly stop at once: everything is killed.</summary>
    public CancellationToken Forced { get; init; }
}
