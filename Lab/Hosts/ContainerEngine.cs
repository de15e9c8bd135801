using Evolution.Lab.Processes;

namespace Evolution.Lab.Hosts;

/// <summary>A container engine, as far as it answers.</summary>
/// <param name="Name"><c>docker</c> or <c>podman</c>.</param>
/// <param name="Trouble">Why it does not answer; null where it does.</param>
sealed record ContainerEngine(string Name, string? Trouble)
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public bool Answers => Trouble is null;

    /// <summary>Asks Docker and then Podman, or only the one that <c>ASPIRE_CONTAINER_RUNTIME</c> names; the first that answers is it.</summary>
    public static async Task<ContainerEngine> FindAsync(CancellationToken cancellation)
    {
        string[] names = Environment.GetEnvironmentVariable("ASPIRE_CONTAINER_RUNTIME") is { Length: > 0 } only ? [only] : ["docker", "podman"];
        var asked = await Task.WhenAll(names.Select(name => AskAsync(name, cancellation)));
        return asked.FirstOrDefault(engine => engine.Answers)
            ?? asked.FirstOrDefault(engine => engine.Trouble is not NotInstalled)
            ?? new(string.Join(" or ", names), NotInstalled);
    }

    const string NotInstalled = "is not installed";

    static async Task<ContainerEngine> AskAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var info = await new Subprocess(name, "info") { Limit = Limit }.RunAsync(cancellation);
            return new(name, info switch
            {
                { ExitCode: 127 } => NotInstalled,
                { Succeeded: false } => "is installed but its engine does not answer",
                _ => null,
            });
        }
        catch (TimeoutException)
        {
            return new(name, $"is installed but its engine does not answer within {Limit.TotalSeconds:0} s");
        }
    }
}
