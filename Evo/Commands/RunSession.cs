using System.Diagnostics;
using Evolution.Evo.Terminal;
using Evolution.Lab.Hosts;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>Runs a host: sets it up, starts it, shows or checks it, and stops it.</summary>
sealed class RunSession(Repository repository, ShutdownSignals signals, TextWriter output)
{
    volatile bool isStarted;

    /// <summary>Runs the host.</summary>
    /// <returns>0 if Ctrl+C stopped the ready host, or if every check succeeded.</returns>
    /// <exception cref="OperationCanceledException">The run was interrupted before everything was ready or checked.</exception>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, IReadOnlyList<Prerequisite> prerequisites, StoreKind? requestedStores, bool check)
    {
        var stores = await StoreSetup.ChooseAsync(requestedStores, prerequisites, Report, signals.StopToken);
        await new AppHostBuild(repository, Report).EnsureBuiltAsync(signals.StopToken);

        var start = new HostStartOptions(arguments) { Stores = stores, EnableBoardAndDashboard = !check, OnLine = ReportHostLine, ForcedStopToken = signals.ForcedStopToken };
        await using var running = await RunningHost.StartAsync(repository, start, signals.StopToken);
        isStarted = true;
        try
        {
            await ReadyTable.WriteAsync(running, output, signals.StopToken);
            if (start.EnableBoardAndDashboard) Report(await BoardLink.DescribeAsync(running.Control, signals.StopToken));
            if (running.Dashboard is { } dashboard) Report($"Aspire's dashboard: {dashboard}");
            return check ? await CheckSession.RunAsync(running, Report, signals.StopToken) : await WaitForCtrlCAsync(running);
        }
        finally
        {
            await StopAsync(running);
        }
    }

    async Task<int> WaitForCtrlCAsync(RunningHost running)
    {
        Report("Press Ctrl+C to stop.");
        var interrupted = Task.Delay(Timeout.Infinite, signals.StopToken);
        if (await Task.WhenAny(running.Completion, interrupted) == interrupted || signals.StopToken.IsCancellationRequested) return ExitCodes.Success;
        throw new LabException($"The host exited unexpectedly with code {await running.Completion}.");
    }

    async Task StopAsync(RunningHost running)
    {
        if (running.Completion.IsCompleted) return;
        var startedAt = Stopwatch.GetTimestamp();
        Report("Stopping ...");
        Report(await running.StopAsync() ? $"Stopped after {Stopwatch.GetElapsedTime(startedAt).TotalSeconds:0.0} s." : "The host did not stop in time and was killed. Its remaining processes end within seconds.");
    }

    /// <summary>Reports a line of the host's output. Lines after an interrupted start are hidden, because the host reports the interruption as an error.</summary>
    void ReportHostLine(string line)
    {
        if (isStarted || !signals.StopToken.IsCancellationRequested) Report(line);
    }

    void Report(string line) => output.WriteLine(line);
}
