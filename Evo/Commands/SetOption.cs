using System.CommandLine;

namespace Evolution.Evo.Commands;

/// <summary>The <c>--set aspect=value</c> option, which overrides aspects of a phase.</summary>
sealed class SetOption : Option<string[]>
{
    public SetOption() : base("--set")
    {
        HelpName = "aspect=value";
        Description = "Override an aspect of the phase, such as caches=shared. Can be repeated.";
        Arity = ArgumentArity.OneOrMore;
    }
}
