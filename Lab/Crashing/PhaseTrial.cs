using System.Diagnostics;
using Evolution.Control;
using Evolution.Lab.Comparing;
using Evolution.Lab.Crashing.Faults;
using Evolution.Lab.Hosts;
using Evolution.Lab.Processes;
using Npgsql;
using RabbitMQ.Client.Exceptions;

namespace Evolution.Lab.Crashing;

/// <summary>Injects every kind of fault into one phase.</summary>
public sealed class PhaseTrial(Repository repository, Variant variant, CrashTestOptions options, Interruption interruption, Action<string> say)
{
    /// <summary>The app host with controllable connections between all resources, which the test can cut.</summary>
    public const string WiredHost = "CrashTest.Host";

    readonly long started = Stopwatch.GetTimestamp();
    readonly List<Round> rounds = [];
    readonly List<string> errors = [];
    readonly HashSet<NamedStep> struck = [];
    IReadOnlyList<NamedStep> steps = [];
    int orders;

    /// <summary>Runs the trial. It stops at the first violation, because later ones would probably have the same cause.</summary>
    public async Task<TrialResult> RunAsync()
    {
        using var data = new KeptData();
        try
        {
            await DoAsync(new("kills", 0.75, Start() with { Environment = new Dictionary<string, string> { ["Stores__DataFolder"] = data.Path } }, KillsAsync) { EndsWithItsHost = true });
            await DoAsync(new("links", 0.15, Start() with { Project = WiredHost }, async (script, target, cancellationToken) => script.Links(await LinksAsync(target, cancellationToken))));
            await FillDiskAsync(0.1);
        }
        catch (Exception exception) when (exception is LabException or ControlException or TimeoutException or HttpRequestException or NpgsqlException or IOException or RabbitMQClientException && !interruption.Asked.IsCancellationRequested)
        {
            errors.Add($"{variant.Name}: {exception.Message}");
            Say(exception.Message);
        }
        catch (OperationCanceledException) when (interruption.Asked.IsCancellationRequested)
        {
            Say("interrupted");
        }
        return new(variant.Topology.Phase, rounds, orders, errors) { Steps = steps.Count, StruckSteps = struck.Count };
    }

    HostStart Start() => new(variant.Arguments) { Forced = interruption.Forced };

    async Task<IEnumerable<ICrashFault>> KillsAsync(Script script, FaultTarget target, CancellationToken cancellationToken)
    {
        steps = await NamedStep.AllAsync(target.Lab, cancellationToken);
        Say($"{steps.Count} named steps: {string.Join(", ", steps)}");
        return script.Kills(steps, await target.StoresAsync(cancellationToken));
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
        await DoAsync(new("disk", share, Start() with { Environment = new Dictionary<string, string> { ["LocalServers__Folder"] = disk.Folder } },
            (script, _, _) => Task.FromResult(script.Disk(disk))));
    }

    async Task DoAsync(Stretch stretch)
    {
        if (IsBroken) return;
        var cancellationToken = interruption.Asked;
        await using var host = await RunningHost.StartAsync(repository, stretch.Host, cancellationToken);
        await using var run = await CrashTestRun.BeginAsync(host, options.Seed, options.PerSecond, cancellationToken);
        try
        {
            var (begin, length) = (Stopwatch.GetTimestamp(), options.PerPhase * stretch.Share);
            foreach (var fault in await stretch.ScriptAsync(new(stretch.RandomOf(options.Seed)), run.Target, cancellationToken))
            {
                Add(await run.InjectAsync(fault, cancellationToken));
                if (fault is AtNamedSteps named) struck.UnionWith(named.Steps);
                if (IsBroken || Stopwatch.GetElapsedTime(begin) > length) break;
            }
            if (stretch.EndsWithItsHost && !IsBroken) await KillAsync(host, stretch.Host, run);
        }
        finally
        {
            orders += run.Shoppers.Receipts.Answered;
        }
    }

    /// <summary>Kills the host while customers place orders, and starts another one on the stored data.</summary>
    async Task KillAsync(RunningHost host, HostStart start, CrashTestRun run)
    {
        var cancellationToken = interruption.Asked;
        run.Shoppers.Come();
        try
        {
            await FallenHost.KillAsync(host, cancellationToken);
        }
        finally
        {
            await run.Shoppers.StayAwayAsync();
        }
        await using var successor = await RunningHost.StartAsync(repository, start, cancellationToken);
        await run.ContinueOnAsync(successor, cancellationToken);
        Add(await run.CheckAsync("the host killed, and another started on its data", kills: 1, cancellationToken));
    }

    void Add(Round round)
    {
        rounds.Add(round);
        Say($"{round.Fault}; well after {round.Recovery.TotalSeconds:0.0} s");
        foreach (var violation in round.Violations) Say($"NOT RIGHT: {violation.Sentence}");
    }

    void Say(string line) => say($"  [{variant.Name}, {Stopwatch.GetElapsedTime(started).TotalSeconds,4:0} s, {rounds.Sum(round => round.Kills),4} kills] {line}");

    /// <summary>Lists the connections that a wired host can break: those of each service to its stores, its broker and the services that it calls.</summary>
    static async Task<IReadOnlyList<(string Service, string Link)>> LinksAsync(FaultTarget target, CancellationToken cancellationToken)
    {
        var links = new List<(string, string)>();
        foreach (var service in FaultTarget.Services)
        {
            var answer = await target.Control.CommandAsync(target.NameOf(service), "wires", cancellationToken);
            links.AddRange((answer.Result ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(link => (service, link)));
        }
        return links;
    }
}
