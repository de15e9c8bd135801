using CliWrap;

namespace Evolution.Topologies.Stores;

/// <summary>The choice of how the stores run, with its reason.</summary>
/// <param name="Kind">How the stores run.</param>
/// <param name="Reason">The reason, as a sentence without a full stop.</param>
/// <param name="Engine">The container engine that runs them: <c>docker</c> or <c>podman</c>; null for processes.</param>
public sealed record StoreChoice(StoreKind Kind, string Reason, string? Engine = null)
{
    /// <summary>The name of the command-line option.</summary>
    public const string Option = "--stores";

    /// <summary>The environment variable that names the container engine for Aspire.</summary>
    const string EngineVariable = "ASPIRE_CONTAINER_RUNTIME";

    const string NotInstalled = "is not installed";

    static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(3);

    /// <summary>The choice and its reason, in one line for the user.</summary>
    public string Message => Kind is StoreKind.Containers ? $"Stores run in containers ({Engine}): {Reason}." : $"Stores run as local processes: {Reason}.";

    /// <summary>
    /// Chooses containers if Docker or Podman responds within 3 s, and local processes otherwise. <c>--stores</c> overrides the choice.
    /// If <c>ASPIRE_CONTAINER_RUNTIME</c> is set, it names the only engine to query.
    /// </summary>
    /// <exception cref="ArgumentException">Containers were requested but no engine responds; the message is one line for the user.</exception>
    public static async Task<StoreChoice> DecideAsync(StoreKind? requested, CancellationToken cancellationToken = default)
    {
        if (requested is StoreKind.Processes) return new(StoreKind.Processes, $"{Option} was specified");

        string[] names = Environment.GetEnvironmentVariable(EngineVariable) is { Length: > 0 } engineName ? [engineName] : ["docker", "podman"];
        var engines = await Task.WhenAll(names.Select(async name => (Name: name, Error: await CheckEngineAsync(name, cancellationToken))));
        if (engines.FirstOrDefault(engine => engine.Error is null) is { Name: { } running })
            return new(StoreKind.Containers, requested is null ? $"{running} is available" : $"{Option} was specified", running);

        var (name, error) = engines.FirstOrDefault(engine => engine.Error is not NotInstalled) is { Name: not null } failed ? failed : (string.Join(" or ", names), NotInstalled);
        return requested is StoreKind.Containers
            ? throw new ArgumentException($"{Option} containers requires a container engine, but {name} {error}. Start a container engine, or use {Option} processes.")
            : new(StoreKind.Processes, $"{name} {error}");
    }

    /// <summary>Checks whether a container engine is available.</summary>
    /// <returns>The reason why it is not available; null if it is available.</returns>
    static async Task<string?> CheckEngineAsync(string engine, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(ResponseTimeout);
        try
        {
            // Reads the output to the end, because an unread pipe makes Podman fail with SIGPIPE.
            var result = await Cli.Wrap(engine).WithArguments("info").WithStandardOutputPipe(PipeTarget.ToStream(Stream.Null)).WithValidation(CommandResultValidation.None).ExecuteAsync(timeout.Token);
            return result.IsSuccess ? null : "is installed but its engine is not available";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return NotInstalled;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"is installed but its engine did not respond within {ResponseTimeout.TotalSeconds:0} s";
        }
    }
}
