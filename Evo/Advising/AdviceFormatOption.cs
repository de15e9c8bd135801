using System.CommandLine;

namespace Evolution.Evo.Advising;

/// <summary>The <c>--format text|json</c> option of <c>evo advise</c>.</summary>
sealed class AdviceFormatOption : Option<AdviceFormat>
{
    public AdviceFormatOption() : base("--format")
    {
        HelpName = "text|json";
        Description = "The output format: text (default) or json.";
        CustomParser = result =>
        {
            switch (result.Tokens[^1].Value)
            {
                case "text": return AdviceFormat.Text;
                case "json": return AdviceFormat.Json;
                case var unknown:
                    result.AddError($"Unknown format '{unknown}'. Expected one of: text, json.");
                    return default;
            }
        };
    }
}
