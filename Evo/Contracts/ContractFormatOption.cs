using System.CommandLine;

namespace Evolution.Evo.Contracts;

/// <summary>The <c>--format text|json</c> option of <c>evo contracts</c>.</summary>
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
                case var unknown:
                    result.AddError($"Unknown format '{unknown}'. Expected one of: text, json.");
                    return default;
            }
        };
    }
}

/// <summary>The output format of <c>evo contracts</c>.</summary>
enum ContractFormat { Text, Json }
