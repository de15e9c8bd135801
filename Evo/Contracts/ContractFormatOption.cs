using System.CommandLine;

namespace Evolution.Evo.Contracts;

/// <summary>The option <c>--format text|json</c> of <c>evo contracts</c>.</summary>
sealed class ContractFormatOption : Option<ContractFormat>
{
    public ContractFormatOption() : base("--format")
    {
        HelpName = "text|json";
        Description = "The output format: text (default) or json.";
        Recursive = true;
        CustomParser = result =>
        {
            switch (result.Tokens[^1].Value)
            {
                case "text": return ContractFormat.Text;
                case "json": return ContractFormat.Json;
                case var other:
                    result.AddError($"There is no format '{other}'. Available: text, json.");
                    return default;
            }
        };
    }
}

/// <summary>The output format of <c>evo contracts</c>.</summary>
enum ContractFormat { Text, Json }
