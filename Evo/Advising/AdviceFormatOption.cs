using System.CommandLine;

namespace Evolution.Evo.Advising;

/// <summary>The option <c>--format text|json</c> of advice.</summary>
sealed class AdviceFormatOption : Option<AdviceFormat>
{
    public AdviceFormatOption() : base("--format")
    {
        HelpName = "text|json";
        Description = "For people, which is the default, or for other programs.";
        CustomParser = result =>
        {
            switch (result.Tokens[^1].Value)
            {
                case "text": return AdviceFormat.Text;
                case "json": return AdviceFormat.Json;
                case var other:
                    result.AddError($"There is no format '{other}'. There are: text, json.");
                    return default;
            }
        };
    }
}
