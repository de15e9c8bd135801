using Evolution.Evo.Terminal;
using Evolution.Lab.Comparing;
using Evolution.Lab.CrashTests;
using Evolution.Lab.Hosts;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>Runs the crash test on one phase after the other, and summarizes the effects on the customers.</summary>
sealed class CrashTestSession(Repository repository, CrashTestOptions options, Interruption interruption, TextWriter output)
{
    static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(10);

    /// <summary>Runs the test. The last line of the output is the summary.</summary>
    /// <returns>1 if an order was lost, duplicated or stuck, or if a phase did not recover; 130 if the test was interrupted; otherwise 0.</returns>
    public async Task<int> RunAsync(IReadOnlyList<Variant> variants)
    {
        await new Setup(Say).EnsureAsync(RunCommand.Needed([.. variants.Select(variant => variant.Topology)]), interruption.Asked);
        await new AppHostBuild(repository, Say).EnsureAsync(interruption.Asked);
        await BuildWiredHostAsync();
        Say($"Seed {options.Seed}; {options.PerSecond:0} orders a second, and faults for {options.PerPhase.TotalMinutes:0.#} minutes in {(variants is [_] ? "the phase" : "each phase")}.");

        var results = new List<PhaseCrashTestResult>();
        foreach (var variant in variants)
        {
            if (!interruption.Asked.IsCancellationRequested) results.Add(await new PhaseCrashTest(repository, variant, options, interruption, Say).RunAsync());
        }
        foreach (var failed in results.Where(result => !result.Succeeded))
        {
            Say($"Phase {failed.Phase} failed. To repeat the same faults: ./evo crash-test --phase {failed.Phase} --seed {options.Seed}. The logs of the last runs are in {repository.Folder("logs")}.");
            foreach (var error in failed.Errors) Say(error);
        }
        CrashTable.Write(results, output);
        return interruption.Asked.IsCancellationRequested ? ExitCodes.Interrupted
            : results.All(result => result.Succeeded) ? ExitCodes.Success
            : ExitCodes.Failure;
    }

    async Task BuildWiredHostAsync()
    {
        if (IsFresh()) return;
        Say("Building the host with wires ...");
        var build = DotNetCommand.Create(repository, BuildLimit, "build", repository[PhaseCrashTest.WiredHost], "-c", Repository.Configuration, "-v", "quiet", "-nologo", "-clp:ErrorsOnly;NoSummary");
        var result = await build.RunAsync(interruption.Asked);
        if (!result.Succeeded) throw new LabException(DeniedPath.Explain(result.Text) ?? $"The host with wires does not build:\n{result.Text}");
    }

    /// <summary>Returns whether the wired host contains the most recent build of the app host.</summary>
    bool IsFresh()
    {
        var copy = Path.Combine(Path.GetDirectoryName(HostProcess.Assembly(repository, PhaseCrashTest.WiredHost))!, "AppHost.dll");
        return File.Exists(copy) && File.ReadAllBytes(copy).AsSpan().SequenceEqual(File.ReadAllBytes(HostProcess.Assembly(repository)));
    }

    void Say(string line) => output.WriteLine(line);
}
