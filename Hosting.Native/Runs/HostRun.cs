using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace Evolution.Hosting.Native;

/// <summary>One run of a host: what it keeps on disk, and what its programs need of it.</summary>
sealed class HostRun(StateFolder state, DistributedApplicationExecutionContext execution, PortPool ports, InstalledServers servers, ResourceLoggerService logs, ILogger<HostRun> progress)
{
    readonly Lock gate = new();
    readonly string id = $"{DateTime.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
    RunRecord? record;

    public StateFolder State => state;

    public PortPool Ports => ports;

    public InstalledServers Servers => servers;

    /// <summary>Writes to the console what the host itself is doing.</summary>
    public ILogger Progress => progress;

    /// <summary>Where the data of this run is.</summary>
    public string Folder => record?.Folder ?? throw new InvalidOperationException("The run has not begun.");

    string RecordPath => RunRecordFile.PathOf(state, id);

    /// <summary>Cleans up after hosts that were killed, and begins the record and the logs of this one.</summary>
    public void Begin(IEnumerable<IResource> resources)
    {
        new DeadRuns(state, progress).Sweep();
        var folder = new RunLogs(state).Make(id);
        foreach (var resource in resources.OfType<IProcessResource>()) logs.Of(resource.Name).WriteTo(Path.Combine(folder, $"{resource.Name}.log"));
        progress.LogInformation("Logs in {Folder}", folder);

        record = new(HostIdentity.Current, Path.Combine(Path.GetTempPath(), RunFolder.Prefix + id), []);
        RunRecordFile.Write(RecordPath, record);
        RunFolder.Make(id, state);
    }

    /// <summary>Starts a process and writes it into the record, so that it is found if this host is killed.</summary>
    public ChildProcess Start(ChildPlan plan, ResourceLog log)
    {
        lock (gate)
        {
            var child = ChildProcess.Start(plan, log);
            Record(children => children.Append(child.Identity));
            _ = ForgetAsync(child);
            return child;
        }
    }

    /// <summary>A folder in the run's folder, which only its owner reads.</summary>
    public string MakeFolder(string name, SystemUser? owner = null)
    {
        var folder = PrivateFile.MakeFolder(Path.Combine(Folder, name));
        owner?.Own(folder);
        return folder;
    }

    /// <summary>The environment variables that the application sets for a resource.</summary>
    public async Task<Dictionary<string, string>> EnvironmentOfAsync(IResourceWithEnvironment resource, CancellationToken cancellation)
    {
        var variables = new Dictionary<string, string>();
        foreach (var (name, value) in await EnvironmentVariables.CollectAsync(resource, execution, cancellation))
        {
            if (await EnvironmentVariables.ResolveAsync(value, execution.Operation, cancellation) is { } text) variables[name] = text;
        }
        return variables;
    }

    /// <summary>Leaves nothing but the logs.</summary>
    public void End()
    {
        if (record is null) return;
        foreach (var process in ProcessFamily.In(record.Folder)) process.Kill();
        RunFolder.Delete(record.Folder);
        lock (gate)
        {
            record = null;
            File.Delete(RecordPath);
        }
    }

    async Task ForgetAsync(ChildProcess child)
    {
        await child.Ended;
        lock (gate) Record(children => children.Where(other => other != child.Identity));
    }

    void Record(Func<IEnumerable<ProcessIdentity>, IEnumerable<ProcessIdentity>> change)
    {
        if (record is null) return;
        record = record with { Children = [.. change(record.Children)] };
        RunRecordFile.Write(RecordPath, record);
    }
}
