using System.Diagnostics;
using Evolution.Control;
using Evolution.Lab.Comparing;
using Evolution.Lab.Experiments;
using Evolution.Lab.Experiments.Faults;
using Evolution.Lab.Hosts;
using Evolution.Lab.Processes;
using Npgsql;
using RabbitMQ.Client.Exceptions;

namespace Evolution.Lab.CrashTests;

/// <summary>The crash test of one phase, which injects every kind of fault into it.</summary>
public sealed class PhaseCrashTest(Repository repository, Variant variant, CrashTestOptions options, ShutdownSignals signals, Action<string> report)
{
    /// <summary>The app host that routes all connections through network proxies, so that the test can break them.</summary>
    public const string ProxiedHost = "CrashTest.Host";

    const double ProcessesShare = 0.75;
    const double ConnectionsShare = 0.15;
    const double DiskShare = 0.1;

    readonly long startedAt = Stopwatch.GetTimestamp();
    readonly List<FaultRound> rounds = [];
    readonly List<string> errors = [];
    readonly HashSet<NamedStep> killedSteps = [];
    IReadOnlyList<NamedStep> steps = [];
    int orderCount;

    bool UsesContainers => options.Stores is StoreKind.Containers;

    bool HasViolation => rounds is [.., { Violations: not [] }];

    /// <summary>Runs the test. Stops at the first violation, because later violations would probably have the same cause.</summary>
    public async Task<PhaseCrashTestResult> RunAsync()
    {
        using var data = new DataFolder();
        try
        {
            await RunAsync(new(CrashTestStage.Processes, ProcessesShare, CreateHostOptions("Stores__DataFolder", data.Path)) { KillsHost = !UsesContainers });
            await RunAsync(new(CrashTestStage.Connections, ConnectionsShare, CreateHostOptions() with { Project = ProxiedHost }));
            await FillDiskAsync();
        }
        catch (Exception exception) when (exception is LabException or ControlException or TimeoutException or HttpRequestException or NpgsqlException or IOException or RabbitMQClientException && !signals.StopToken.IsCancellationRequested)
        {
            errors.Add($"{variant.Name}: {exception.Message}");
            Report(exception.Message);
        }
        catch (OperationCanceledException) when (signals.StopToken.IsCancellationRequested)
        {
            Report("interrupted");
        }
        return new(variant.Topology.Phase, rounds, orderCount, errors) { Steps = steps.Count, KilledSteps = killedSteps.Count };
    }

    HostStartOptions CreateHostOptions() => new(variant.Arguments) { Stores = options.Stores, ForcedStopToken = signals.ForcedStopToken };

    HostStartOptions CreateHostOptions(string variable, string value) => CreateHostOptions() with { Environment = new Dictionary<string, string> { [variable] = value } };

    async Task FillDiskAsync()
    {
        if (HasViolation || !options.FillsDisk) return;
        if (UsesContainers)
        {
            Report("The disk is not filled and the host is not killed, because the stores run in containers.");
            return;
        }
        var (smallDisk, objection) = await SmallDisk.TryCreateAsync(signals.StopToken);
        if (smallDisk is not { } disk)
        {
            Report($"The disk is not filled: {objection}.");
            return;
        }
        await using var mountedDisk = disk;
        await RunAsync(new(CrashTestStage.Disk, DiskShare, CreateHostOptions("LocalServers__Folder", disk.Folder)) { Disk = disk });
    }

    async Task RunAsync(CrashTestPart part)
    {
        if (HasViolation) return;
        var cancellationToken = signals.StopToken;
        await using var host = await RunningHost.StartAsync(repository, part.Host, cancellationToken);
        await using var run = await CrashTestRun.CreateAsync(host, options.Seed, options.OrdersPerSecond, cancellationToken);
        try
        {
            var (partStartedAt, duration) = (Stopwatch.GetTimestamp(), options.PerPhase * part.Share);
            var targets = await FindTargetsAsync(part, run.Context, cancellationToken);
            foreach (var fault in FaultSequence.Generate(part.Stage, targets, part.CreateRandom(options.Seed)))
            {
                AddRound(await run.InjectAsync(fault, cancellationToken));
                if (fault.Fault is KillAtSteps killAtSteps) killedSteps.UnionWith(killAtSteps.Steps);
                if (HasViolation || Stopwatch.GetElapsedTime(partStartedAt) > duration) break;
            }
            if (part.KillsHost && !HasViolation) await KillHostAsync(host, part.Host, run);
        }
        finally
        {
            orderCount += run.Load.Responses.Completed;
        }
    }

    async Task<FaultTargets> FindTargetsAsync(CrashTestPart part, ExperimentContext context, CancellationToken cancellationToken)
    {
        var targets = new FaultTargets(CrashTestRun.Services) { Disk = part.Disk };
        if (part.Stage is CrashTestStage.Connections) return targets with { Connections = await ReadConnectionsAsync(context, cancellationToken) };
        if (part.Stage is not CrashTestStage.Processes) return targets;

        steps = await NamedStep.ReadAsync(context.Lab, CrashTestRun.Services.Where(service => service is not "gateway"), cancellationToken);
        Report($"{steps.Count} named steps: {string.Join(", ", steps)}");
        var resources = await context.Control.GetResourcesAsync(cancellationToken: cancellationToken);
        return targets with
        {
            Steps = steps,
            Stores = [.. resources.Where(resource => (resource.ProcessId is not null || resource.ContainerId is not null) && !resource.IsService).Select(resource => resource.Name[context.Topology.State.Prefix.Length..])],
        };
    }

    /// <summary>Reads the connections that a host with network proxies can break: those of each service to its stores, its broker and the services that it calls.</summary>
    static async Task<IReadOnlyList<(string Service, string Connection)>> ReadConnectionsAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        var connections = new List<(string, string)>();
        foreach (var service in CrashTestRun.Services)
        {
            var response = await context.Control.RunCommandAsync(context.Topology.GetFullName(service), "wires", cancellationToken);
            connections.AddRange((response.Result ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(connection => (service, connection)));
        }
        return connections;
    }

    /// <summary>Kills the host while customers place orders, and starts another host with the same data.</summary>
    async Task KillHostAsync(RunningHost host, HostStartOptions hostOptions, CrashTestRun run)
    {
        var cancellationToken = signals.StopToken;
        await run.BeginAsync(cancellationToken);
        try
        {
            await HostCrash.SimulateAsync(host, cancellationToken);
        }
        finally
        {
            await run.Load.StopAsync();
        }
        await using var successor = await RunningHost.StartAsync(repository, hostOptions, cancellationToken);
        await run.SwitchHostAsync(successor, cancellationToken);
        AddRound(await run.CheckAsync("host killed and replaced", kills: 1, cancellationToken));
    }

    void AddRound(FaultRound round)
    {
        rounds.Add(round);
        Report($"{round.Fault}; recovered after {round.Recovery.TotalSeconds:0.0} s");
        foreach (var violation in round.Violations) Report($"VIOLATION: {violation.Description}");
    }

    void Report(string line) => report($"  [{variant.Name}, {Stopwatch.GetElapsedTime(startedAt).TotalSeconds,4:0} s, {rounds.Sum(round => round.Kills),4} kills] {line}");
}
