using System.CommandLine;

namespace Evolution.Evo.Contracts;

/// <summary>The option <c>--format text|json</c> of contracts.</summary>
sealed class ContractFormatOption : Option<ContractFormat>
{
    public ContractFormatOption() : base("--format")
    {
        HelpName = "text|json";
        Description = "For people, which is the default, or for other programs.";
        Recursive = true;
        CustomParser = result =>
        {
            switch (result.Tokens[^1].Value)
            {
                case "text": return ContractFormat.Text;
                case "json": return ContractFormat.Json;
                case var other:
                    result.AddError($"There is no format '{other}'. There are: text, json.");
                    return default;
            }
        };
    }
}

/// <summary>The output format of contracts.</summary>
enum ContractFormat { Text, Json }
