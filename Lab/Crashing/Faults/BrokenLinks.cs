namespace Evolution.Lab.Crashing.Faults;

/// <summary>Breaks connections between services, stores and the broker, through the commands of a wired host.</summary>
/// <param name="break">The kind of break: <c>cut</c>, <c>hold</c> or <c>slow</c>.</param>
/// <param name="links">The connections, each by its service and the name that the service uses for it.</param>
/// <param name="duration">How long they stay broken.</param>
public sealed class BrokenLinks(string @break, IReadOnlyList<(string Service, string Link)> links, TimeSpan duration) : ICrashFault
{
    /// <summary>The ways in which a connection can be broken.</summary>
    public static readonly IReadOnlyList<string> Breaks = ["cut", "hold", "slow"];

    public string Name => $"{@break} for {duration.TotalSeconds:0.0} s: {string.Join(", ", links.Select(link => $"{link.Service} to {link.Link}"))}";

    public async Task InjectAsync(FaultTarget target, CancellationToken cancellationToken)
    {
        try
        {
            await EachAsync(@break, target, cancellationToken);
            await Task.Delay(duration, cancellationToken);
        }
        finally
        {
            await EachAsync("mend", target, CancellationToken.None);
        }
        await target.MakeWholeAsync(cancellationToken);
    }

    Task EachAsync(string command, FaultTarget target, CancellationToken cancellationToken) =>
        Task.WhenAll(links.Select(link => target.Control.CommandAsync(target.NameOf(link.Service), $"{command}-{link.Link}", cancellationToken)));
}
