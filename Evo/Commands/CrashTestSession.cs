using Evolution.Evo.Terminal;
using Evolution.Lab.Comparing;
using Evolution.Lab.CrashTests;
using Evolution.Lab.Hosts;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>Runs the crash test on each phase in turn, and writes a summary.</summary>
sealed class CrashTestSession(Repository repository, CrashTestOptions options, ShutdownSignals signals, TextWriter output)
{
    static readonly TimeSpan BuildTimeout = TimeSpan.FromMinutes(10);

    /// <summary>Runs the test. The last line of the output is the summary.</summary>
    /// <returns>1 if an order was lost, duplicated or stuck, if a client saw an inconsistent state, or if a phase did not recover; 130 if the test was interrupted; otherwise 0.</returns>
    public async Task<int> RunAsync(IReadOnlyList<Variant> variants)
    {
        await StoreSetup.ChooseAsync(options.Stores, RunCommand.GetPrerequisites([.. variants.Select(variant => variant.Topology)]), Report, signals.StopToken);
        await new AppHostBuild(repository, Report).EnsureBuiltAsync(signals.StopToken);
        await BuildHostAsync();
        Report($"Seed {options.Seed}; {options.OrdersPerSecond:0} orders per second, faults for {options.PerPhase.TotalMinutes:0.#} minutes in {(variants is [_] ? "the phase" : "each phase")}.");

        var results = new List<PhaseCrashTestResult>();
        foreach (var variant in variants)
        {
            if (!signals.StopToken.IsCancellationRequested) results.Add(await new PhaseCrashTest(repository, variant, options, signals, Report).RunAsync());
        }
        foreach (var failedResult in results.Where(result => !result.Succeeded))
        {
            Report($"Phase {failedResult.Phase} failed. To repeat the same faults: ./evo crash-test --phase {failedResult.Phase} --seed {options.Seed}{(options.Stores is StoreKind.Containers ? $" {StoreChoice.Option} containers" : "")}. The logs of the last runs are in {repository.EnsureFolder("logs")}.");
            foreach (var error in failedResult.Errors) Report(error);
        }
        CrashTable.Write(results, output);
        return signals.StopToken.IsCancellationRequested ? ExitCodes.Interrupted
            : results.All(result => result.Succeeded) ? ExitCodes.Success
            : ExitCodes.Failure;
    }

    async Task BuildHostAsync()
    {
        if (IsUpToDate()) return;
        Report("Building the crash test host ...");
        var build = DotNetCommand.Create(repository, BuildTimeout, "build", repository[PhaseCrashTest.ProxiedHost], "-c", Repository.Configuration, "-v", "quiet", "-nologo", "-clp:ErrorsOnly;NoSummary");
        var result = await build.RunAsync(signals.StopToken);
        if (!result.Succeeded) throw new LabException(DeniedPath.Explain(result.Text) ?? $"The crash test host could not be built:\n{result.Text}");
    }

    /// <summary>Returns whether the crash test host contains the current build of the app host.</summary>
    bool IsUpToDate()
    {
        var copiedAppHost = Path.Combine(Path.GetDirectoryName(HostProcess.GetAssemblyPath(repository, PhaseCrashTest.ProxiedHost))!, "AppHost.dll");
        return File.Exists(copiedAppHost) && File.ReadAllBytes(copiedAppHost).AsSpan().SequenceEqual(File.ReadAllBytes(HostProcess.GetAssemblyPath(repository)));
    }

    void Report(string line) => output.WriteLine(line);
}
