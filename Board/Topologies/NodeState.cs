using Evolution.Control;

namespace Evolution.Board.Topologies;

/// <summary>How something fares, so that it is seen by color, sign and word alike.</summary>
/// <param name="Word">In a word or two.</param>
/// <param name="Sign">The same as a sign.</param>
/// <param name="Style">The style of its color: <c>well</c>, <c>hurt</c>, <c>down</c> or <c>off</c>.</param>
sealed record NodeState(string Word, string Sign, string Style)
{
    /// <summary>What a process ends with that was killed: 128 and the number of the signal; .NET says -1 on Windows.</summary>
    const int Killed = 137, KilledOnWindows = -1;

    /// <summary>What a process ends with that was asked to stop and did not answer by an exit code of its own.</summary>
    const int Terminated = 143;

    public static NodeState Of(ResourceState resource) => resource switch
    {
        { IsReady: true } => new("healthy", "✓", "well"),
        { IsRunning: true, Health: "Unhealthy" } => new("unhealthy", "!", "hurt"),
        { IsRunning: true, Health: "Degraded" } => new("degraded", "!", "hurt"),
        { IsRunning: true } => new("starting", "…", "hurt"),
        { State: "FailedToStart" or "RuntimeUnhealthy" } => new("failed to start", "✕", "down"),
        { HasEnded: true, ExitCode: Killed or KilledOnWindows } => new("killed", "✕", "down"),
        { State: "Exited", ExitCode: not (null or 0 or Terminated) } => new("crashed", "✕", "down"),
        { HasEnded: true } => new("stopped", "■", "off"),
        { State: null or "NotStarted" } => new("not started", "■", "off"),
        { State: var state } => new(Lower(state), "…", "hurt"),
    };

    /// <summary>With the exit code, where it ended by itself or was ended.</summary>
    public static string Words(ResourceState resource) => Of(resource) is var state && resource is { HasEnded: true, ExitCode: { } code } && state.Style is "down" ? $"{state.Word}, exit code {code}" : state.Word;

    /// <summary>Aspire's words, such as <c>RuntimeUnhealthy</c>, as words.</summary>
    static string Lower(string state) => string.Concat(state.Select((letter, index) => char.IsUpper(letter) && index > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
