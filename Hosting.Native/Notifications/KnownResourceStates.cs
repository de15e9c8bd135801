namespace Evolution.Hosting.Native;

/// <summary>The states of resources.</summary>
public static class KnownResourceStates
{
    /// <summary>Nothing was done yet.</summary>
    public static readonly string NotStarted = nameof(NotStarted);

    /// <summary>It waits until others are healthy.</summary>
    public static readonly string Waiting = nameof(Waiting);

    public static readonly string Starting = nameof(Starting);

    /// <summary>Its process runs; whether it answers is told by its health.</summary>
    public static readonly string Running = nameof(Running);

    public static readonly string Stopping = nameof(Stopping);

    /// <summary>It never ran, because its process could not be started or something that it waits for failed.</summary>
    public static readonly string FailedToStart = nameof(FailedToStart);

    /// <summary>Its process ended by itself with another exit code than 0, or was killed.</summary>
    public static readonly string Exited = nameof(Exited);

    /// <summary>Its process ended as it should: it was stopped, or ended by itself with exit code 0.</summary>
    public static readonly string Finished = nameof(Finished);

    /// <summary>The states in which nothing runs any more.</summary>
    public static readonly IReadOnlyList<string> TerminalStates = [Finished, FailedToStart, Exited];
}
