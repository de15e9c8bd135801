using System.Diagnostics;
using Evolution.Lab.Comparing;
using Evolution.Lab.Control;
using Evolution.Lab.Crashing.Blows;
using Evolution.Lab.Hosts;
using Evolution.Lab.Processes;
using Npgsql;

namespace Evolution.Lab.Crashing;

/// <summary>Breaks one phase in every way there is.</summary>
sealed class PhaseTrial(Repository repository, Variant variant, CrashTestOptions options, Interruption interruption, Action<string> say)
{
    /// <summary>The app host with wires between everything, which only the tests have.</summary>
    public const string WiredHost = "tests/CrashTest.Host";

    readonly long started = Stopwatch.GetTimestamp();
    readonly Random random = new(options.Seed);
    readonly List<Round> rounds = [];
    readonly List<string> troubles = [];
    int orders;

    /// <summary>Does it. It ends early at the first violation, since whatever follows would be about the same.</summary>
    public async Task<TrialResult> RunAsync()
    {
        try
        {
            await DoAsync(new(0.75, Start(), async (ring, cancellation) =>
                new Script(random).Kills(await NamedStep.AllAsync(ring.Lab, cancellation), await ring.StoresAsync(cancellation))) { EndsWithItsHost = true });
            await DoAsync(new(0.15, Start() with { Project = WiredHost }, async (ring, cancellation) => new Script(random).Links(await LinksAsync(ring, cancellation))));
            await FillDiskAsync(0.1);
        }
        catch (Exception failure) when (failure is LabException or ControlException or TimeoutException or HttpRequestException or NpgsqlException && !interruption.Asked.IsCancellationRequested)
        {
            troubles.Add($"{variant.Name}: {failure.Message}");
            Say(failure.Message);
        }
        catch (OperationCanceledException) when (interruption.Asked.IsCancellationRequested)
        {
            Say("interrupted");
        }
        return new(variant.Topology.Phase, rounds, orders, troubles);
    }

    HostStart Start() => new(variant.Arguments) { Forced = interruption.Forced };

    bool IsBroken => rounds is [.., { Violations: not [] }];

    async Task FillDiskAsync(double share)
    {
        if (IsBroken) return;
        if (SmallDisk.Objection is { } objection)
        {
            Say($"no disk was filled: {objection}");
            return;
        }
        await using var disk = await SmallDisk.MakeAsync(interruption.Asked);
        await DoAsync(new(share, Start() with { Environment = new Dictionary<string, string> { ["TMPDIR"] = disk.Folder } },
            (_, _) => Task.FromResult(new Script(random).Disk(disk))));
    }

    async Task DoAsync(Stretch stretch)
    {
        if (IsBroken) return;
        var cancellation = interruption.Asked;
        await using var host = await RunningHost.StartAsync(repository, stretch.Host, cancellation);
        await using var bout = await Bout.BeginAsync(host, random.Next(), options.PerSecond, cancellation);
        try
        {
            var (begin, length) = (Stopwatch.GetTimestamp(), options.PerPhase * stretch.Share);
            foreach (var blow in await stretch.ScriptAsync(bout.Ring, cancellation))
            {
                Add(await bout.StrikeAsync(blow, cancellation));
                if (IsBroken || Stopwatch.GetElapsedTime(begin) > length) break;
            }
            if (stretch.EndsWithItsHost && !IsBroken) await KillAsync(host, bout);
        }
        finally
        {
            orders += bout.Shoppers.Receipts.Answered;
        }
    }

    async Task KillAsync(RunningHost host, Bout bout)
    {
        FallenHost? fallen = null;
        try
        {
            fallen = await FallenHost.KillAsync(host, bout, interruption.Asked);
            Add(await bout.CheckAsync("the host killed", kills: 1, interruption.Asked));
        }
        finally
        {
            // The next host of a clone cleans up after it, also where the trial ends here.
            await using var successor = await RunningHost.StartAsync(repository, Start(), interruption.Forced);
            if (fallen?.Left is [_, ..] left) troubles.Add($"{variant.Name}: processes {string.Join(", ", left)} outlived the host that had started them, and the start of its successor.");
        }
    }

    void Add(Round round)
    {
        rounds.Add(round);
        Say($"{round.Blow}; well after {round.Recovery.TotalSeconds:0.0} s");
        foreach (var violation in round.Violations) Say($"NOT RIGHT: {violation.Sentence}");
    }

    void Say(string line) => say($"  [{variant.Name}, {Stopwatch.GetElapsedTime(started).TotalSeconds,4:0} s, {rounds.Sum(round => round.Kills),4} kills] {line}");

    /// <summary>The connections that a wired host can break: each service's stores, its broker, and whom it calls.</summary>
    static async Task<IReadOnlyList<(string Service, string Link)>> LinksAsync(Ring ring, CancellationToken cancellation)
    {
        var links = new List<(string, string)>();
        foreach (var service in Ring.Services)
        {
            var answer = await ring.Control.CommandAsync(ring.NameOf(service), "wires", cancellation);
            links.AddRange((answer.Result ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(link => (service, link)));
        }
        return links;
    }
}
