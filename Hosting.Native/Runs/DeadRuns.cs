using Microsoft.Extensions.Logging;

namespace Evolution.Hosting.Native;

/// <summary>Cleans up after hosts of this clone that were killed: their processes first, then their folders and records.</summary>
sealed class DeadRuns(StateFolder state, ILogger progress)
{
    public void Sweep()
    {
        foreach (var path in Directory.EnumerateFiles(state.Runs, "*.json"))
        {
            if (RunRecordFile.Read(path) is { Host.IsDead: true } record) Sweep(record, path);
        }

        // Records may have been deleted by hand: the folders say themselves whose they are.
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), $"{RunFolder.Prefix}*"))
        {
            if (RunFolder.OwnerOf(folder) is { Host.IsDead: true } owner && owner.StateFolder == state.Path) Sweep(new(owner.Host, folder, []), record: null);
        }
    }

    void Sweep(RunRecord dead, string? record)
    {
        var children = dead.Host.IsFromEarlierBoot ? [] : dead.Children;
        var family = children.Where(child => child.IsAlive).SelectMany(child => ProcessFamily.Of(child.Id).Prepend(child))
            .Concat(ProcessFamily.In(dead.Folder))
            .Distinct();
        var killed = family.Count(process => process.Kill());
        foreach (var child in children) RuntimeFiles.Delete(child.Id);
        RunFolder.Delete(dead.Folder);
        if (record is not null) File.Delete(record);
        if (killed > 0) progress.LogInformation("Killed {Processes} processes that were left by host {Host}, which was killed", killed, dead.Host.Process.Id);
    }
}
