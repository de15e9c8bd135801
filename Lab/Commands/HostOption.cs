using System.CommandLine;
using Evolution.Lab.Hosts;

namespace Evolution.Lab.Commands;

/// <summary><c>--host native|aspire</c>.</summary>
sealed class HostOption : Option<HostKind?>
{
    const string Values = "native|aspire";

    public HostOption(string description) : base("--host")
    {
        HelpName = Values;
        Description = description;
        CustomParser = result =>
        {
            switch (result.Tokens[^1].Value)
            {
                case "native": return HostKind.Native;
                case "aspire": return HostKind.Aspire;
                case var other:
                    result.AddError($"There is no host '{other}'. There are: native, aspire.");
                    return null;
            }
        };
    }
}
