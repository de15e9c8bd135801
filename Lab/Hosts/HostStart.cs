
namespace Evolution.Lab.Hosts;

/// <summary>How to start a host.</summary>
/// <param name="Arguments">The app host's arguments: <c>--phase</c> and <c>--set</c>.</param>
public sealed record HostStart(params IReadOnlyList<string> Arguments)
{
    /// <summary>Environment variables beside the inherited ones.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The app host's project, by its folder in the repository.</summary>
    public string Project { get; init; } = "AppHost";

    /// <summary>What the stores run as.</summary>
    public StoreKind Stores { get; init; } = StoreKind.Processes;

    /// <summary>Whether the Board and Aspire's dashboard run beside the shop. What measures wants nothing else on the machine.</summary>
    public bool WithPages { get; init; }

    /// <summary>Called with each line that the host writes, and with what is being waited for.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>How long it may take until everything is ready; longer with containers, whose first start downloads images.</summary>
    public TimeSpan? ReadyLimit { get; init; }

    /// <summary>How long it may take to stop before it is killed.</summary>
    public TimeSpan StopLimit { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Ends an orderly stop at once: everything is killed.</summary>
    public CancellationToken Forced { get; init; }
}
