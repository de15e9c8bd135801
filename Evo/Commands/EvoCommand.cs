using System.CommandLine;
using System.CommandLine.Help;
using Evolution.Evo.Advising;
using Spectre.Console;

namespace Evolution.Evo.Commands;

/// <summary>The root <c>evo</c> command, which shows the available commands.</summary>
sealed class EvoCommand : Command
{
    /// <summary>Adds the commands.</summary>
    /// <param name="terminal">Returns the terminal on which commands prompt for missing options; this program's terminal by default, if it has one.</param>
    public EvoCommand(Func<IAnsiConsole?>? terminal = null) : base("evo", "Run, break and measure one shop in four topologies, from a distributed monolith to microservices.")
    {
        Add(new HelpOption());
        Add(new RunCommand());
        Add(new CompareCommand());
        Add(new ExperimentCommand());
        Add(new AblateCommand());
        Add(new CrashTestCommand());
        Add(new ReportCommand());
        Add(new TraceCommand());
        Add(new SpotCommand());
        Add(new AdviseCommand(terminal ?? SituationPrompt.FindTerminal));
        Add(new ContractsCommand());
        Add(new TestCommand());
        Add(new CiCommand());
        Add(new BenchCommand());
        Add(new ScreenshotsCommand());
        Add(new EmptyApiCommand());
        SetAction(new HelpAction().Invoke);
    }

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        var parsed = Parse(arguments, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        try
        {
            if (ArgumentErrors.Describe(parsed) is { } error) throw new LabException(error, ExitCodes.Usage);
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (LabException exception)
        {
            await errors.WriteLineAsync(exception.Message);
            return exception.ExitCode;
        }
        catch (UnauthorizedAccessException exception)
        {
            await errors.WriteLineAsync(DeniedPath.Explain(exception.Message) ?? exception.Message);
            return ExitCodes.Failure;
        }
    }
}
