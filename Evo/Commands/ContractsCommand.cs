using System.CommandLine;
using Evolution.ApiContracts;
using Evolution.ApiContracts.Deployments;
using Evolution.Evo.Contracts;

namespace Evolution.Evo.Commands;

/// <summary>The command <c>evo contracts</c>, which lists the contracts between the services. Its subcommand <c>can-deploy</c> reports whether a version can be deployed.</summary>
sealed class ContractsCommand : Command
{
    readonly ContractFormatOption format = new();

    readonly Option<string?> from = new("--from")
    {
        HelpName = "DIR",
        Description = "Another repository laid out like this one: Services/*/openapi, Services/*/pacts and deploy/deployed.json.",
        Recursive = true,
    };

    public ContractsCommand() : base("contracts", "Prints which service relies on what of which other; contracts can-deploy SERVICE@VERSION says whether a version may go out.")
    {
        Add(format);
        Add(from);
        Add(CanDeploy());
        SetAction(parsed => Answer(parsed, catalog =>
        {
            var reliances = VersionedReliance.Of(catalog);
            ContractText.Write(reliances, parsed.GetValue(format), parsed.InvocationConfiguration.Output);
            return ExitCodes.Success;
        }));
    }

    Command CanDeploy()
    {
        var version = new Argument<string>("SERVICE@VERSION") { Description = "The version, such as inventory@2.0." };
        var environment = new Option<string>("--environment")
        {
            HelpName = "NAME",
            Description = "Where to, as in deploy/deployed.json; production by default.",
            DefaultValueFactory = _ => "production",
        };
        var command = new Command("can-deploy", "Says whether a version may go out: whether it keeps what the deployed services rely on, and they what it relies on. Exits with 0 where it may, 1 where it may not.") { version, environment };
        command.SetAction(parsed => Answer(parsed, catalog =>
        {
            var answer = Deployability.Of(catalog, parsed.GetRequiredValue(version), parsed.GetRequiredValue(environment));
            DeployabilityText.Write(answer, parsed.GetValue(format), parsed.InvocationConfiguration.Output);
            return answer.MayDeploy ? ExitCodes.Success : ExitCodes.Failure;
        }));
        return command;
    }

    int Answer(ParseResult parsed, Func<ContractCatalog, int> answer)
    {
        try
        {
            return answer(ContractCatalog.Read(parsed.GetValue(from) ?? Repository.Find().Root));
        }
        catch (ContractException exception)
        {
            throw new LabException(exception.Message, ExitCodes.Usage, exception);
        }
    }
}
