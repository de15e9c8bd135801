using System.CommandLine;
using Evolution.ApiContracts;
using Evolution.ApiContracts.Deployments;
using Evolution.Evo.Contracts;

namespace Evolution.Evo.Commands;

/// <summary>The <c>evo contracts</c> command, which lists the contracts between the services. Its <c>can-deploy</c> subcommand reports whether a version can be deployed.</summary>
sealed class ContractsCommand : Command
{
    readonly ContractFormatOption format = new();

    readonly Option<string?> from = new("--from")
    {
        HelpName = "DIR",
        Description = "The repository to read, with Services/*/openapi, Services/*/pacts and deploy/deployed.json (default: this one).",
        Recursive = true,
    };

    public ContractsCommand() : base("contracts", "List the contracts between the services. The subcommand can-deploy checks whether a version can be deployed.")
    {
        Add(format);
        Add(from);
        Add(CreateCanDeployCommand());
        SetAction(parsed => Run(parsed, catalog =>
        {
            var dependencies = VersionedDependency.FromCatalog(catalog);
            ContractText.Write(dependencies, parsed.GetValue(format), parsed.InvocationConfiguration.Output);
            return ExitCodes.Success;
        }));
    }

    Command CreateCanDeployCommand()
    {
        var version = new Argument<string>("SERVICE@VERSION") { Description = "The service and version, such as inventory@2.0." };
        var environment = new Option<string>("--environment")
        {
            HelpName = "NAME",
            Description = "The target environment in deploy/deployed.json (default: production).",
            DefaultValueFactory = _ => "production",
        };
        var command = new Command("can-deploy", "Check whether a version is compatible with the deployed services, in both directions. Exits with 0 if it can be deployed, otherwise with 1.") { version, environment };
        command.SetAction(parsed => Run(parsed, catalog =>
        {
            var deployability = Deployability.Check(catalog, parsed.GetRequiredValue(version), parsed.GetRequiredValue(environment));
            DeployabilityText.Write(deployability, parsed.GetValue(format), parsed.InvocationConfiguration.Output);
            return deployability.MayDeploy ? ExitCodes.Success : ExitCodes.Failure;
        }));
        return command;
    }

    int Run(ParseResult parsed, Func<ContractCatalog, int> action)
    {
        try
        {
            return action(ContractCatalog.Read(parsed.GetValue(from) ?? Repository.Find().Root));
        }
        catch (ContractException exception)
        {
            throw new LabException(exception.Message, ExitCodes.Usage, exception);
        }
    }
}
