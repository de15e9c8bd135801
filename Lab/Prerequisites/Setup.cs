using Evolution.Lab.Processes;

namespace Evolution.Lab.Prerequisites;

/// <summary>Sees to it that what a command needs is on the machine.</summary>
public sealed class Setup(Func<Prerequisite, bool> has, Func<CancellationToken, Task<Machine>> look, Func<Subprocess, CancellationToken, Task<SubprocessResult>> run, Action<string> say)
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);
    static readonly string[] Progress = ["Get:", "Setting up "];

    /// <summary>On this machine.</summary>
    public Setup(Action<string> say) : this(ProgramFinder.Has, Machine.LookAsync, (program, cancellation) => program.RunAsync(cancellation), say)
    {
    }

    /// <summary>Installs what is missing where that is possible without asking anybody.</summary>
    /// <exception cref="LabException">Something is missing and cannot be installed from here; says what the user can do, in one line.</exception>
    public async Task EnsureAsync(IReadOnlyList<Prerequisite> needed, CancellationToken cancellation)
    {
        var missing = needed.Where(prerequisite => !has(prerequisite)).ToArray();
        if (missing is []) return;

        var machine = await look(cancellation);
        if (machine.Way is not InstallationWay.Apt) throw new LabException(InstallAdvice.For(machine.Way, missing));

        say($"Installing {string.Join(", ", missing.Select(prerequisite => prerequisite.Apt))} with apt ...");
        string[] command = [.. machine.NeedsSudo ? ["sudo", "-n"] : Array.Empty<string>(), "sh", "-c", AptScript.For(missing)];
        var installation = new Subprocess(command[0], command[1..]) { Limit = Limit, OnLine = SayProgress };
        // Killing it half way would leave broken packages behind; at Ctrl+C apt gets the signal itself and ends in order.
        var result = await run(installation, CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();

        if (!result.Succeeded) throw new LabException($"apt could not install them:\n{string.Join('\n', result.Tail(8))}\n{InstallAdvice.For(machine.Way, missing)}");
        if (missing.FirstOrDefault(prerequisite => !has(prerequisite)) is { } still)
            throw new LabException($"apt installed {still.Apt}, but {still.Programs[0]} is not where it is looked for.");
        if (missing.Any(prerequisite => prerequisite.Service is not null)) say("Installed. Their system services stay off: Evolution starts servers of its own.");
    }

    void SayProgress(string line)
    {
        if (Progress.Any(start => line.StartsWith(start, StringComparison.Ordinal))) say($"  {line.TrimEnd(' ', '.')}");
    }
}
