namespace Evolution.Hosting.Native;

/// <summary>A resource's processes from one start to their end.</summary>
sealed class ResourceLife
{
    readonly ChildProcess main;
    readonly ChildProcess[] companions;
    readonly CancellationTokenSource ended = new();

    ResourceLife(ChildProcess main, ChildProcess[] companions)
    {
        this.main = main;
        this.companions = companions;
        Ended = EndAsync();
        foreach (var companion in companions) _ = EndWithAsync(companion);
    }

    public int Id => main.Id;

    /// <summary>Whether its process is there, and more than the remains of one.</summary>
    public bool IsAlive => main.Identity.IsAlive;

    /// <summary>Whether the host asked it to end.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>Ends when no process is left, with the exit code of the one that the resource is.</summary>
    public Task<int> Ended { get; }

    /// <summary>Cancelled when the process has ended.</summary>
    public CancellationToken Token => ended.Token;

    public static ResourceLife Begin(ProcessPlan plan, HostRun run, ResourceLog log)
    {
        ChildProcess[] companions = [.. plan.Companions.Select(companion => run.Start(companion, log))];
        try
        {
            return new(run.Start(plan.Main, log), companions);
        }
        catch
        {
            foreach (var companion in companions) companion.Kill();
            throw;
        }
    }

    /// <summary>Ends it in good order, or, after the limit, by force.</summary>
    /// <returns>Whether it ended by itself.</returns>
    public async Task<bool> StopAsync(int signal, TimeSpan limit)
    {
        IsStopping = true;
        var inTime = await main.StopAsync(signal, limit);
        await Ended;
        return inTime;
    }

    public void Kill()
    {
        IsStopping = true;
        main.Kill();
        foreach (var companion in companions) companion.Kill();
    }

    async Task<int> EndAsync()
    {
        var code = await main.Ended;
        await ended.CancelAsync();
        foreach (var orphan in ProcessFamily.Of(main.Id)) orphan.Kill();
        foreach (var companion in companions) companion.Kill();
        await Task.WhenAll(companions.Select(companion => companion.Ended));
        RuntimeFiles.Delete(main.Id);
        return code;
    }

    /// <summary>The resource cannot do without its companions: it ends when one of them does.</summary>
    async Task EndWithAsync(ChildProcess companion)
    {
        await companion.Ended;
        if (!main.Ended.IsCompleted) main.Kill();
    }
}
