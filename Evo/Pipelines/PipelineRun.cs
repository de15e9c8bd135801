using System.Diagnostics;
using Evolution.Evo.Testing;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Pipelines;

/// <summary>Runs the steps of a pipeline in order until one fails.</summary>
sealed class PipelineRun(Repository repository, TextWriter output)
{
    const int MaxOutputLines = 40;
    static readonly TimeSpan StepTimeout = TimeSpan.FromMinutes(30);

    /// <summary>Runs the steps.</summary>
    /// <exception cref="LabException">A step failed. The message contains the end of its output, and the command to run it alone.</exception>
    public async Task RunAsync(PipelineUnit unit, IReadOnlyList<PipelineStep> steps, CancellationToken cancellationToken)
    {
        await using var compiler = CompilerServer.Join(repository, output.WriteLine);
        foreach (var step in steps)
        {
            await output.WriteLineAsync($"{unit.Name}: {step.Name} ...");
            var startedAt = Stopwatch.GetTimestamp();
            var result = await RunAsync(step, compiler, cancellationToken);
            if (!result.Succeeded)
                throw new LabException(DeniedPath.Explain(result.Text) ?? $"{unit.Name}: {step.Name} failed with exit code {result.ExitCode}. To run it alone: {step.Command}\n{string.Join('\n', result.Tail(MaxOutputLines))}");
            await output.WriteLineAsync($"{unit.Name}: {step.Name} passed in {Stopwatch.GetElapsedTime(startedAt).TotalSeconds:0.0} s");
        }
        await output.WriteLineAsync($"{unit.Name}: {steps.Count} of {steps.Count} steps passed");
    }

    Subprocess CreateProcess(PipelineStep step, CompilerServer compiler) => step.Program is DotNetCommand.Program
        ? DotNetCommand.Create(repository, StepTimeout, step.Arguments).WithEnvironment(compiler.Environment).WithEnvironment(step.Environment)
        : new(GetPath(step), step.Arguments) { WorkingDirectory = repository.Root, Environment = step.Environment, Timeout = StepTimeout };

    // A relative program path is resolved against this process's working directory, not against that of the new process.
    string GetPath(PipelineStep step) => step.Program.StartsWith("./", StringComparison.Ordinal) ? repository[step.Program[2..]] : step.Program;

    async Task<SubprocessResult> RunAsync(PipelineStep step, CompilerServer compiler, CancellationToken cancellationToken)
    {
        try
        {
            return await CreateProcess(step, compiler).RunAsync(cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new LabException(exception.Message, cause: exception);
        }
    }
}
