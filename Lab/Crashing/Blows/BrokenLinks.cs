namespace Evolution.Lab.Crashing.Blows;

/// <summary>Breaks connections between services, stores and the broker, by the commands of a host that has laid them through wires.</summary>
/// <param name="break">What is done to them: <c>cut</c>, <c>hold</c> or <c>slow</c>.</param>
/// <param name="links">The connections, each by its service and what the service calls it.</param>
/// <param name="duration">How long they stay broken.</param>
sealed class BrokenLinks(string @break, IReadOnlyList<(string Service, string Link)> links, TimeSpan duration) : IBlow
{
    /// <summary>What can be done to a connection.</summary>
    public static readonly IReadOnlyList<string> Breaks = ["cut", "hold", "slow"];

    public string Name => $"{@break} for {duration.TotalSeconds:0.0} s: {string.Join(", ", links.Select(link => $"{link.Service} to {link.Link}"))}";

    public async Task StrikeAsync(Ring ring, CancellationToken cancellation)
    {
        try
        {
            await EachAsync(@break, ring, cancellation);
            await Task.Delay(duration, cancellation);
        }
        finally
        {
            await EachAsync("mend", ring, CancellationToken.None);
        }
        await ring.MakeWholeAsync(cancellation);
    }

    Task EachAsync(string command, Ring ring, CancellationToken cancellation) =>
        Task.WhenAll(links.Select(link => ring.Control.CommandAsync(ring.NameOf(link.Service), $"{command}-{link.Link}", cancellation)));
}
