using Evolution.Lab.Processes;

namespace Evolution.Lab.Prerequisites;

/// <summary>Ensures that the prerequisites of a command are on the machine.</summary>
public sealed class Setup(Func<Prerequisite, bool> has, Func<CancellationToken, Task<Machine>> look, Func<Subprocess, CancellationToken, Task<SubprocessResult>> run, Action<string> say)
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);
    static readonly string[] Progress = ["Get:", "Setting up "];

    /// <summary>Creates the setup for this machine.</summary>
    public Setup(Action<string> say) : this(ProgramFinder.Has, Machine.LookAsync, (program, cancellationToken) => program.RunAsync(cancellationToken), say)
    {
    }

    /// <summary>Installs the missing prerequisites if that is possible without user input.</summary>
    /// <exception cref="LabException">A prerequisite is missing and cannot be installed automatically; the message describes in one line what the user can do.</exception>
    public async Task EnsureAsync(IReadOnlyList<Prerequisite> needed, CancellationToken cancellationToken)
    {
        var missing = needed.Where(prerequisite => !has(prerequisite)).ToArray();
        if (missing is []) return;

        var machine = await look(cancellationToken);
        if (machine.Way is not InstallationWay.Apt) throw new LabException(InstallAdvice.For(machine.Way, missing));

        say($"Installing {string.Join(", ", missing.Select(prerequisite => prerequisite.Apt))} with apt ...");
        string[] command = [.. machine.NeedsSudo ? ["sudo", "-n"] : Array.Empty<string>(), "sh", "-c", AptScript.For(missing)];
        var installation = new Subprocess(command[0], command[1..]) { Limit = Limit, OnLine = SayProgress };
        // Killing apt halfway would leave broken packages behind. At Ctrl+C, apt receives the signal itself and stops in an orderly way.
        var result = await run(installation, CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();

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
