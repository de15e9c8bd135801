using CliWrap;

namespace Evolution.Topologies.Stores;

/// <summary>The decision how the stores run, with its reason.</summary>
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

    static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(3);

    /// <summary>The decision and its reason in one line for the user.</summary>
    public string Line => Kind is StoreKind.Containers ? $"Stores run in containers ({Engine}): {Reason}." : $"Stores run as local processes: {Reason}.";

    /// <summary>
    /// Chooses containers if Docker or Podman responds within 3 s, and local processes otherwise. <c>--stores</c> overrides the choice.
    /// If <c>ASPIRE_CONTAINER_RUNTIME</c> is set, it names the only engine to query.
    /// </summary>
    /// <exception cref="ArgumentException">Containers were requested but no engine responds; the message is one line for the user.</exception>
    public static async Task<StoreChoice> DecideAsync(StoreKind? asked, CancellationToken cancellationToken = default)
    {
        if (asked is StoreKind.Processes) return new(StoreKind.Processes, $"{Option} says so");

        string[] names = Environment.GetEnvironmentVariable(EngineVariable) is { Length: > 0 } only ? [only] : ["docker", "podman"];
        var engines = await Task.WhenAll(names.Select(async name => (Name: name, Objection: await ObjectionAsync(name, cancellationToken))));
        if (engines.FirstOrDefault(engine => engine.Objection is null) is { Name: { } running })
            return new(StoreKind.Containers, asked is null ? $"{running} answers" : $"{Option} says so", running);

        var (name, objection) = engines.FirstOrDefault(engine => engine.Objection is not NotInstalled) is { Name: not null } silent ? silent : (string.Join(" or ", names), NotInstalled);
        return asked is StoreKind.Containers
            ? throw new ArgumentException($"{Option} containers needs a container engine, but {name} {objection}. Start it, or use {Option} processes.")
            : new(StoreKind.Processes, $"{name} {objection}");
    }

    /// <summary>Checks whether an engine can run containers.</summary>
    /// <returns>The reason why it cannot; null if it can.</returns>
    static async Task<string?> ObjectionAsync(string engine, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AnswerLimit);
        try
        {
            // Reads the output to the end, because an unread pipe makes Podman fail with SIGPIPE.
            var info = await Cli.Wrap(engine).WithArguments("info").WithStandardOutputPipe(PipeTarget.ToStream(Stream.Null)).WithValidation(CommandResultValidation.None).ExecuteAsync(limit.Token);
            return info.IsSuccess ? null : "is installed but its engine does not answer";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return NotInstalled;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"is installed but its engine does not answer within {AnswerLimit.TotalSeconds:0} s";
        }
    }
}
