using System.Diagnostics;

namespace Evolution.Hosting.Native;

/// <summary>A process that this host started, with its output going to a log.</summary>
sealed class ChildProcess
{
    const int MostCharactersOfLine = 32 * 1024;
    static readonly TimeSpan OutputLimit = TimeSpan.FromSeconds(1);

    readonly Process process;
    readonly ResourceLog log;

    ChildProcess(Process process, ResourceLog log)
    {
        this.process = process;
        this.log = log;
        Identity = ProcessIdentity.Of(process.Id) ?? new(process.Id, 0);
        var output = Task.WhenAll(ReadAsync(process.StandardOutput, isError: false), ReadAsync(process.StandardError, isError: true));
        Ended = EndAsync(output);
    }

    public ProcessIdentity Identity { get; }

    public int Id => Identity.Id;

    /// <summary>Ends with the process, after the last of its output; its exit code, or 128 and the signal that ended it.</summary>
    public Task<int> Ended { get; }

    /// <summary>Starts a process, in a session of its own where that can be had, so that the terminal's Ctrl+C does not reach it.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static ChildProcess Start(ChildPlan plan, ResourceLog log)
    {
        string[] command = [.. Prefix(plan.User), plan.FileName, .. plan.Arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = plan.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (!plan.InheritsEnvironment) start.Environment.Clear();
        foreach (var (name, value) in plan.Environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return new(process, log);
    }

    /// <summary>Asks the process to end, kills it when it does not in time, and with it whatever it leaves behind.</summary>
    /// <returns>Whether it ended by itself.</returns>
    public async Task<bool> StopAsync(int signal, TimeSpan limit)
    {
        var family = ProcessFamily.Of(Id);
        Signals.Send(Id, signal);
        var inTime = await Task.WhenAny(Ended, Task.Delay(limit)) == Ended;
        if (!inTime) Kill();
        await Ended;
        foreach (var member in family) member.Kill();
        return inTime;
    }

    /// <summary>Kills the process and its family at once.</summary>
    public void Kill()
    {
        var family = ProcessFamily.Of(Id);
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        foreach (var member in family) member.Kill();
    }

    static IEnumerable<string> Prefix(SystemUser? user)
    {
        if (SearchPath.Setsid is { } setsid) yield return setsid;
        if (user is null) yield break;
        yield return SearchPath.Setpriv ?? throw new InvalidOperationException("setpriv, of util-linux, is missing");
        yield return $"--reuid={user.Id}";
        yield return $"--regid={user.Group}";
        yield return "--clear-groups";
    }

    async Task<int> EndAsync(Task output)
    {
        await process.WaitForExitAsync();
        // A child of the process may hold the other end of its output open for longer.
        await Task.WhenAny(output, Task.Delay(OutputLimit));
        return process.ExitCode;
    }

    async Task ReadAsync(StreamReader reader, bool isError)
    {
        var lines = new BoundedLines(reader, MostCharactersOfLine);
        try
        {
            while (true)
            {
                // A busy service writes thousands of lines a second: they go to the file together, as soon as no more are there.
                var next = lines.ReadAsync();
                if (!next.IsCompleted) log.Flush();
                if (await next is not { } line) return;
                log.Add(line, isError);
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // The pipe broke with the process.
        }
        finally
        {
            log.Flush();
        }
    }
}
