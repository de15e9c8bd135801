using System.CommandLine;

namespace Evolution.Evo.Advising;

/// <summary>The option <c>--format text|json</c> of <c>evo advise</c>.</summary>
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
                case var other:
                    result.AddError($"There is no format '{other}'. Available: text, json.");
                    return default;
            }
        };
    }
}
