using Evolution.Control;

namespace Evolution.Board.Topologies;

/// <summary>The state of a resource, shown by color, symbol and text.</summary>
/// <param name="Text">The state in one or two words.</param>
/// <param name="Symbol">The state as a symbol.</param>
/// <param name="CssClass">The CSS class of the color: <c>well</c>, <c>degraded</c>, <c>down</c> or <c>off</c>.</param>
sealed record NodeState(string Text, string Symbol, string CssClass)
{
    /// <summary>The exit code of a killed process: 128 plus the number of the signal; .NET reports -1 on Windows.</summary>
    const int KilledExitCode = 137, KilledExitCodeOnWindows = -1;

    /// <summary>The exit code of a process that was terminated by SIGTERM.</summary>
    const int TerminatedExitCode = 143;

    public static NodeState Of(ResourceState resource) => resource switch
    {
        { IsReady: true } => new("healthy", "✓", "well"),
        { IsRunning: true, Health: "Unhealthy" } => new("unhealthy", "!", "degraded"),
        { IsRunning: true, Health: "Degraded" } => new("degraded", "!", "degraded"),
        { IsRunning: true } => new("starting", "…", "degraded"),
        { State: "FailedToStart" or "RuntimeUnhealthy" } => new("failed to start", "✕", "down"),
        { HasStopped: true, ExitCode: KilledExitCode or KilledExitCodeOnWindows } => new("killed", "✕", "down"),
        { State: "Exited", ExitCode: not (null or 0 or TerminatedExitCode) } => new("crashed", "✕", "down"),
        { HasStopped: true } => new("stopped", "■", "off"),
        { State: null or "NotStarted" } => new("not started", "■", "off"),
        { State: var state } => new(ToLowerWords(state), "…", "degraded"),
    };

    /// <summary>Returns the state as text, with the exit code if the resource failed or was killed.</summary>
    public static string Describe(ResourceState resource) => Of(resource) is var state && resource is { HasStopped: true, ExitCode: { } code } && state.CssClass is "down" ? $"{state.Text}, exit code {code}" : state.Text;

    /// <summary>Splits Aspire's state names, such as <c>RuntimeUnhealthy</c>, into lowercase words.</summary>
    static string ToLowerWords(string state) => string.Concat(state.Select((character, index) => char.IsUpper(character) && index > 0 ? $" {char.ToLowerInvariant(character)}" : $"{char.ToLowerInvariant(character)}"));
}
