using Microsoft.Extensions.Logging;

namespace Evolution.Hosting.Native;

/// <summary>Asks a resource again and again whether it answers: often while it starts, seldom once it does.</summary>
sealed class HealthWatch(IResource resource, ResourceProgram program, ResourceStatus status, ILogger log, ILogger progress)
{
    static readonly TimeSpan
        WhileStarting = TimeSpan.FromMilliseconds(60),
        WhileHealthy = TimeSpan.FromSeconds(3),
        WhileUnhealthy = TimeSpan.FromMilliseconds(500),
        AnswerLimit = TimeSpan.FromSeconds(5),
        SayAfter = TimeSpan.FromSeconds(60);

    /// <summary>Watches until the resource's process has ended.</summary>
    public async Task RunAsync(string check, CancellationToken ended)
    {
        var started = DateTime.UtcNow;
        bool ready = false, said = false;
        string? before = "";
        while (!ended.IsCancellationRequested)
        {
            var problem = await AskAsync(first: !ready, ended);
            if (ended.IsCancellationRequested) return;
            ready |= problem is null;
            if (problem != before && (ready || before is ""))
            {
                status.Health(check, problem);
                if (problem is not null && before is null) log.LogWarning("Health check failed: {Problem}", problem);
            }
            if (!ready && !said && DateTime.UtcNow - started > SayAfter)
            {
                said = true;
                progress.LogWarning("{Resource} runs but is not healthy after {Seconds:0} s: {Problem}", resource.Name, SayAfter.TotalSeconds, problem);
            }
            before = problem;
            await Task.Delay(problem is null ? WhileHealthy : ready ? WhileUnhealthy : WhileStarting, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Asks once, and after the first good answer has the program do what it then does.</summary>
    /// <returns>What is wrong, or null.</returns>
    async Task<string?> AskAsync(bool first, CancellationToken ended)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ended);
        limit.CancelAfter(AnswerLimit);
        try
        {
            await program.CheckAsync(limit.Token);
            if (first) await program.ReadyAsync(ended);
            return null;
        }
        catch (OperationCanceledException)
        {
            return $"no answer within {AnswerLimit.TotalSeconds:0} s";
        }
        catch (Exception failure)
        {
            return failure.Message;
        }
    }
}
