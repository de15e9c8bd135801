using System.Diagnostics;
using Evolution.Evo.Testing;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Pipelines;

/// <summary>Runs a pipeline's steps, one after the other, until one fails.</summary>
sealed class PipelineRun(Repository repository, TextWriter output)
{
    const int ShownLines = 40;
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <summary>Runs them.</summary>
    /// <exception cref="LabException">A step failed; the message holds the end of what it said, and the command to try it alone.</exception>
    public async Task RunAsync(PipelineUnit unit, IReadOnlyList<PipelineStep> steps, CancellationToken cancellation)
    {
        await using var compiler = CompilerServer.Join(repository, output.WriteLine);
        foreach (var step in steps)
        {
            await output.WriteLineAsync($"{unit.Name}: {step.Name} ...");
            var started = Stopwatch.GetTimestamp();
            var result = await RunAsync(step, compiler, cancellation);
            if (!result.Succeeded)
                throw new LabException(DeniedPath.Explain(result.Text) ?? $"{unit.Name}: {step.Name} failed with exit code {result.ExitCode}. By itself: {step.Command}\n{string.Join('\n', result.Tail(ShownLines))}");
            await output.WriteLineAsync($"{unit.Name}: {step.Name} passed in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        }
        await output.WriteLineAsync($"{unit.Name}: {steps.Count} of {steps.Count} steps passed");
    }

    Subprocess ProcessOf(PipelineStep step, CompilerServer compiler) => step.Program is DotNetCommand.Program
        ? DotNetCommand.Create(repository, Limit, step.Arguments).With(compiler.Environment).With(step.Environment)
        : new(ProgramOf(step), step.Arguments) { Folder = repository.Root, Environment = step.Environment, Limit = Limit };

    // A path is taken from where this process was started, not from the folder that a program is run in.
    string ProgramOf(PipelineStep step) => step.Program.StartsWith("./", StringComparison.Ordinal) ? repository[step.Program[2..]] : step.Program;

    async Task<SubprocessResult> RunAsync(PipelineStep step, CompilerServer compiler, CancellationToken cancellation)
    {
        try
        {
            return await ProcessOf(step, compiler).RunAsync(cancellation);
        }
        catch (TimeoutException late)
        {
            throw new LabException(late.Message, cause: late);
        }
    }
}
