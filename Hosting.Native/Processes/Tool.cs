namespace Evolution.Hosting.Native;

/// <summary>Runs a program that does one thing and ends.</summary>
static class Tool
{
    /// <summary>Runs it and waits for its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it wrote.</exception>
    /// <exception cref="TimeoutException">It did not end within <paramref name="limit"/>, and was killed.</exception>
    public static async Task RunAsync(ChildPlan plan, TimeSpan limit, CancellationToken cancellation)
    {
        using var log = new ResourceLog();
        var child = ChildProcess.Start(plan, log);
        int code;
        try
        {
            code = await child.Ended.WaitAsync(limit, cancellation);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{plan.FileName} did not end within {limit.TotalSeconds:0} s.");
        }
        finally
        {
            child.Kill();
        }
        if (code is not 0) throw new InvalidOperationException($"{Path.GetFileName(plan.FileName)} ended with {code}: {string.Join(" | ", log.Latest(5).Select(line => line.Content))}");
    }
}
