using Evolution.Evo.Terminal;
using Evolution.Lab.Comparing;
using Evolution.Lab.Crashing;
using Evolution.Lab.Hosts;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>Breaks one phase after the other, and sums up what that did to their customers.</summary>
sealed class CrashTestSession(Repository repository, CrashTestOptions options, Interruption interruption, TextWriter output)
{
    static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(10);

    /// <summary>Does it. The very last line is the sum.</summary>
    /// <returns>1 where anything was lost, duplicated or stuck, or did not come up again.</returns>
    public async Task<int> RunAsync(IReadOnlyList<Variant> variants)
    {
        await new Setup(Say).EnsureAsync(RunCommand.Needed([.. variants.Select(variant => variant.Topology)]), interruption.Asked);
        await new AppHostBuild(repository, Say).EnsureAsync(interruption.Asked);
        await BuildWiredHostAsync();
        Say($"Seed {options.Seed}; {options.PerSecond:0} orders a second, and faults for {options.PerPhase.TotalMinutes:0.#} minutes in {(variants is [_] ? "the phase" : "each phase")}.");

        var results = new List<TrialResult>();
        foreach (var variant in variants)
        {
            if (!interruption.Asked.IsCancellationRequested) results.Add(await new PhaseTrial(repository, variant, options, interruption, Say).RunAsync());
        }
        foreach (var wrong in results.Where(result => !result.IsRight))
        {
            Say($"Phase {wrong.Phase} was not right. The same faults again: ./evo crash-test --phase {wrong.Phase} --seed {options.Seed}; the logs of the last runs are in {repository.Folder("logs")}");
            foreach (var error in wrong.Errors) Say(error);
        }
        CrashTable.Write(results, output);
        return interruption.Asked.IsCancellationRequested ? ExitCodes.Interrupted
            : results.All(result => result.IsRight) ? ExitCodes.Success
            : ExitCodes.Failure;
    }

    async Task BuildWiredHostAsync()
    {
        if (IsFresh()) return;
        Say("Building the host with wires ...");
        var build = DotNetCommand.Create(repository, BuildLimit, "build", repository[PhaseTrial.WiredHost], "-c", Repository.Configuration, "-v", "quiet", "-nologo", "-clp:ErrorsOnly;NoSummary");
        var result = await build.RunAsync(interruption.Asked);
        if (!result.Succeeded) throw new LabException(DeniedPath.Explain(result.Text) ?? $"The host with wires does not build:\n{result.Text}");
    }

    /// <summary>Whether it holds the app host that was built last.</summary>
    bool IsFresh()
    {
        var copy = Path.Combine(Path.GetDirectoryName(HostProcess.Assembly(repository, PhaseTrial.WiredHost))!, "AppHost.dll");
        return File.Exists(copy) && File.ReadAllBytes(copy).AsSpan().SequenceEqual(File.ReadAllBytes(HostProcess.Assembly(repository)));
    }

    void Say(string line) => output.WriteLine(line);
}
