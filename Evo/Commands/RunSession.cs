using System.Diagnostics;
using Evolution.Evo.Terminal;
using Evolution.Lab.Hosts;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>A run of a host: sets up, starts, shows or checks, and stops.</summary>
sealed class RunSession(Repository repository, Interruption interruption, TextWriter output)
{
    volatile bool isStarted;

    /// <summary>Runs the host.</summary>
    /// <returns>The exit code 0: Ctrl+C stopped the host when it was ready, or every check succeeded.</returns>
    /// <exception cref="OperationCanceledException">The run was interrupted before everything was ready or checked.</exception>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, IReadOnlyList<Prerequisite> needed, StoreKind? asked, bool check)
    {
        var stores = await StoreSetup.ChooseAsync(asked, needed, Say, interruption.Asked);
        await new AppHostBuild(repository, Say).EnsureAsync(interruption.Asked);

        var start = new HostStart(arguments) { Stores = stores, WithPages = !check, OnLine = SayOfHost, Forced = interruption.Forced };
        await using var running = await RunningHost.StartAsync(repository, start, interruption.Asked);
        isStarted = true;
        try
        {
            await ReadyTable.WriteAsync(running, output, interruption.Asked);
            if (start.WithPages) Say(await BoardLink.InWordsAsync(running.Control, interruption.Asked));
            if (running.Dashboard is { } dashboard) Say($"Aspire's dashboard: {dashboard}");
            return check ? await CheckSession.RunAsync(running, Say, interruption.Asked) : await StayAsync(running);
        }
        finally
        {
            await StopAsync(running);
        }
    }

    async Task<int> StayAsync(RunningHost running)
    {
        Say("Ctrl+C stops everything.");
        var interrupted = Task.Delay(Timeout.Infinite, interruption.Asked);
        if (await Task.WhenAny(running.Ended, interrupted) == interrupted || interruption.Asked.IsCancellationRequested) return ExitCodes.Success;
        throw new LabException($"The host ended by itself, with exit code {await running.Ended}.");
    }

    async Task StopAsync(RunningHost running)
    {
        if (running.Ended.IsCompleted) return;
        var started = Stopwatch.GetTimestamp();
        Say("Stopping ...");
        Say(await running.StopAsync() ? $"Stopped after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s." : "It did not stop in time and was killed; what is left ends within seconds.");
    }

    /// <summary>Shows a line of the host. Lines after an interrupted start are hidden, since the host reports the interruption as an error.</summary>
    void SayOfHost(string line)
    {
        if (isStarted || !interruption.Asked.IsCancellationRequested) Say(line);
    }

    void Say(string line) => output.WriteLine(line);
}
