namespace Evolution.Hosting.Native;

/// <summary>The names of the commands that every process has.</summary>
public static class KnownResourceCommands
{
    /// <summary>Starts what does not run; what waits for others stops waiting.</summary>
    public static readonly string StartCommand = "start";

    /// <summary>Stops the process and waits for its end.</summary>
    public static readonly string StopCommand = "stop";

    /// <summary>Stops the process if it runs, and starts it at the same address.</summary>
    public static readonly string RestartCommand = "restart";
}
