using System.Diagnostics;
using Evolution.Lab.Comparing;
using Evolution.Lab.Control;
using Evolution.Lab.Crashing.Blows;
using Evolution.Lab.Hosts;
using Evolution.Lab.Processes;
using Npgsql;
using RabbitMQ.Client.Exceptions;

namespace Evolution.Lab.Crashing;

/// <summary>Breaks one phase in every way there is.</summary>
sealed class PhaseTrial(Repository repository, Variant variant, CrashTestOptions options, Interruption interruption, Action<string> say)
{
    /// <summary>The app host with wires between everything, which only the tests have.</summary>
    public const string WiredHost = "tests/CrashTest.Host";

    readonly long started = Stopwatch.GetTimestamp();
    readonly List<Round> rounds = [];
    readonly List<string> troubles = [];
    readonly HashSet<NamedStep> struck = [];
    IReadOnlyList<NamedStep> steps = [];
    FallenHost? fallen;
    int orders;

    /// <summary>Does it. It ends early at the first violation, since whatever follows would be about the same.</summary>
    public async Task<TrialResult> RunAsync()
    {
        try
        {
            await DoAsync(new("kills", 0.75, Start(), KillsAsync) { EndsWithItsHost = true });
            await DoAsync(new("links", 0.15, Start() with { Project = WiredHost }, async (script, ring, cancellation) => script.Links(await LinksAsync(ring, cancellation))));
            await FillDiskAsync(0.1);
        }
        catch (Exception failure) when (failure is LabException or ControlException or TimeoutException or HttpRequestException or NpgsqlException or IOException or RabbitMQClientException && !interruption.Asked.IsCancellationRequested)
        {
            troubles.Add($"{variant.Name}: {failure.Message}");
            Say(failure.Message);
        }
        catch (OperationCanceledException) when (interruption.Asked.IsCancellationRequested)
        {
            Say("interrupted");
        }
        finally
        {
            await CleanUpAsync();
        }
        return new(variant.Topology.Phase, rounds, orders, troubles) { Steps = steps.Count, StruckSteps = struck.Count };
    }

    HostStart Start() => new(variant.Arguments) { Forced = interruption.Forced };

    async Task<IEnumerable<IBlow>> KillsAsync(Script script, Ring ring, CancellationToken cancellation)
    {
        steps = await NamedStep.AllAsync(ring.Lab, cancellation);
        Say($"{steps.Count} named steps: {string.Join(", ", steps)}");
        return script.Kills(steps, await ring.StoresAsync(cancellation));
    }

    bool IsBroken => rounds is [.., { Violations: not [] }];

    async Task FillDiskAsync(double share)
    {
        if (IsBroken || !options.FillsDisk) return;
        var (made, objection) = await SmallDisk.TryMakeAsync(interruption.Asked);
        if (made is not { } disk)
        {
            Say($"no disk was filled: {objection}");
            return;
        }
        await using var mounted = disk;
        await DoAsync(new("disk", share, Start() with { Environment = new Dictionary<string, string> { ["TMPDIR"] = disk.Folder } },
            (script, _, _) => Task.FromResult(script.Disk(disk))));
    }

    async Task DoAsync(Stretch stretch)
    {
        if (IsBroken) return;
        var cancellation = interruption.Asked;
        await using var host = await StartAsync(stretch.Host, cancellation);
        await using var bout = await Bout.BeginAsync(host, options.Seed, options.PerSecond, cancellation);
        try
        {
            var (begin, length) = (Stopwatch.GetTimestamp(), options.PerPhase * stretch.Share);
            foreach (var blow in await stretch.ScriptAsync(new(stretch.RandomOf(options.Seed)), bout.Ring, cancellation))
            {
                Add(await bout.StrikeAsync(blow, cancellation));
                if (blow is AtNamedSteps named) struck.UnionWith(named.Steps);
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
        // Known before it falls, so that whatever happens then its processes are cleaned up.
        fallen = await FallenHost.NoteAsync(host, interruption.Asked);
        await FallenHost.KillAsync(host, bout.Shoppers, interruption.Asked);
        Add(await bout.CheckAsync("the host killed", kills: 1, hasHost: false, interruption.Asked));
    }

    /// <summary>Starts a host; the next one of a clone also cleans up after one that was killed.</summary>
    async Task<RunningHost> StartAsync(HostStart start, CancellationToken cancellation)
    {
        var host = await RunningHost.StartAsync(repository, start, cancellation);
        if (fallen?.Left is [_, ..] left) troubles.Add($"{variant.Name}: processes {string.Join(", ", left)} outlived the host that had started them, and the start of its successor.");
        fallen = null;
        return host;
    }

    async Task CleanUpAsync()
    {
        if (fallen is not null) await (await StartAsync(Start(), interruption.Forced)).DisposeAsync();
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
