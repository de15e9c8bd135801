using Microsoft.Extensions.Logging;

namespace Evolution.Hosting.Native;

/// <summary>Starts and stops one resource, however often it is asked to.</summary>
sealed class ResourceRunner(IProcessResource resource, ResourceProgram program, ResourceStatus status, Dependencies dependencies, HostRun run, ResourceLog log)
{
    // How long a process that somebody else has just killed may still look alive.
    static readonly TimeSpan DyingLimit = TimeSpan.FromMilliseconds(300);

    readonly SemaphoreSlim gate = new(1, 1);
    readonly ResourceLogger logger = new(log);
    CancellationTokenSource starts = new();
    TaskCompletionSource? waiting;
    ResourceLife? life;
    Task ended = Task.CompletedTask;

    public IProcessResource Resource => resource;

    /// <summary>Starts the resource if it does not run. One that waits for others stops waiting when it is asked again.</summary>
    /// <exception cref="DistributedApplicationException">It cannot be started; its log says why.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        if (waiting is { } forced && forced.TrySetResult()) return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(starts.Token, cancellation);
        await gate.WaitAsync(either.Token);
        try
        {
            if (!await RunsAsync()) await BeginAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            status.Ended(KnownResourceStates.Finished, exitCode: null);
        }
        catch (Exception failure)
        {
            logger.LogError("{Reason}", failure.Message);
            status.Ended(KnownResourceStates.FailedToStart, exitCode: null);
            throw new DistributedApplicationException(failure.Message, failure);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Stops the resource, or its start, and waits until nothing of it runs.</summary>
    /// <param name="thereafter">What to do before anybody can start it again.</param>
    public async Task StopAsync(Action? thereafter = null)
    {
        // Whoever is starting it, or is about to, began before this and must give way.
        await Interlocked.Exchange(ref starts, new()).CancelAsync();
        await gate.WaitAsync();
        try
        {
            if (life is { Ended.IsCompleted: false })
            {
                status.Say(KnownResourceStates.Stopping);
                if (!await life.StopAsync(program.StopSignal, program.StopLimit))
                    run.Progress.LogWarning("{Resource} did not end within {Seconds:0} s and was killed", resource.Name, program.StopLimit.TotalSeconds);
                await ended;
            }
            thereafter?.Invoke();
        }
        finally
        {
            gate.Release();
        }
    }

    public void Kill() => life?.Kill();

    async Task<bool> RunsAsync()
    {
        if (life is null) return false;
        if (await Task.WhenAny(ended, Task.Delay(DyingLimit)) != ended && life.IsAlive) return true;

        // It is dead; on a busy machine it takes a moment until all that it left is seen to.
        await ended;
        life = null;
        return false;
    }

    async Task BeginAsync(CancellationToken cancellation)
    {
        if (dependencies.Any) await WaitAsync(cancellation);
        status.Starting();
        var plan = await program.PlanAsync(cancellation);
        cancellation.ThrowIfCancellationRequested();
        var begun = ResourceLife.Begin(plan, run, log);
        life = begun;
        status.Running(begun.Id, plan, program.CheckName);
        var health = program.CheckName is { } check
            ? new HealthWatch(resource, program, status, logger, run.Progress).RunAsync(check, begun.Token)
            : Task.CompletedTask;
        ended = EndAsync(begun, health);
    }

    async Task WaitAsync(CancellationToken cancellation)
    {
        status.Say(KnownResourceStates.Waiting);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var forced = waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await await Task.WhenAny(dependencies.WaitAsync(over.Token), forced.Task);
        }
        finally
        {
            waiting = null;
            await over.CancelAsync();
        }
    }

    async Task EndAsync(ResourceLife begun, Task health)
    {
        var code = await begun.Ended;
        await health;
        await program.EndedAsync();
        if (!begun.IsStopping) logger.LogError("Ended by itself with exit code {Code}", code);
        status.Ended(begun.IsStopping || code is 0 ? KnownResourceStates.Finished : KnownResourceStates.Exited, code);
    }
}
