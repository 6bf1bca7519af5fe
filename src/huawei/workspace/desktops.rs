//! Desktops and the networks they are in.

use crate::core::operation::{Effect, Method, Operation, Rank, Repeat};
use crate::core::paging::Paging;
use crate::core::schema::{Field, Kind, Object, TEXT, boolean, integer, map, object, string};

use super::common::{ATTACH_INSTANCES_USER_INFO, LIMIT, OFFSET, ONE_SIDED, TAG};
use super::jobs::JOB_DONE;
use crate::huawei::facts::{OPENAPI, SDK_AND_PAGE};
use crate::huawei::iam::PROJECT_ID;

pub(super) const LIST_DESKTOPS: Operation = Operation::new("ListDesktops", Method::Get, "/v2/{project_id}/desktops")
    .rank(Rank::Needed)
    .summary("List desktops")
    .doubts(&[ONE_SIDED, "The OpenAPI text takes one `user_name`, the SDK several."])
    .params(&[
        PROJECT_ID,
        string("user_name", "User name").in_query().many().length(0, 255),
        string("computer_name", "Computer name of the desktop").in_query().length(0, 255),
        string("desktop_ip", "IP address of the desktop").in_query().length(0, 255),
        OFFSET,
        LIMIT,
        string("pool_id", "Desktop pool ids, comma separated").in_query().length(0, 255),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one")
            .in_query()
            .length(0, 36)
            .pattern("^[a-zA-Z0-9_-]+$"),
        string("desktop_type", "Kind of desktop, e.g. DEDICATED, POOLED, SHARED").in_query().length(0, 255),
        string("subnet_id", "Subnet id").in_query().length(0, 255),
        integer("domain_status", "Domain membership: 1 normal, 2 left, 3 not reported")
            .in_query()
            .known(&["1", "2", "3"])
            .only_in("sdk"),
        boolean("is_share_desktop", "Whether it is a collaboration desktop").in_query().only_in("sdk"),
        string("status", "State").in_query().only_in("sdk"),
        string("desktop_id", "Desktop ids, at most 100").in_query().many().entries(0, 100).only_in("sdk"),
        string("tag", "Tag filter, key=value pairs separated by commas").in_query().only_in("sdk"),
    ])
    .response(&[
        object("desktops", &SIMPLE_DESKTOP_INFO, "Desktops").many().entries(0, 2000),
        integer("total_count", "Number of all matching records").range(0, 2000),
    ])
    .paging(Paging::offset("desktops").total("total_count"))
    .effect(Effect::List)
    .statuses(&[400, 401, 403, 404, 500])
    .source(OPENAPI);

pub(super) const LIST_DESKTOPS_DETAIL: Operation =
    Operation::new("ListDesktopsDetail", Method::Get, "/v2/{project_id}/desktops/detail")
        .rank(Rank::Needed)
        .summary("List desktops with all details")
        .doubts(&[ONE_SIDED, "The text of `limit` says 0 to 500, its limits 0 to 1000."])
        .params(&[
            PROJECT_ID,
            string("status", "State").in_query().length(0, 255),
            string("user_name", "User name").in_query().length(0, 255),
            string("user_names", "User names").in_query().many().entries(0, 100).length(0, 36),
            string("sort_field", "Field to sort by").in_query().length(0, 64).known(&["created", "computer_name"]),
            string("sort_type", "Sort direction").in_query().length(0, 32).known(&["ASC", "DESC"]).default("ASC"),
            string("computer_name", "Computer name of the desktop").in_query().length(0, 255),
            string("desktop_ip", "IP address of the desktop").in_query().length(0, 255),
            OFFSET,
            LIMIT,
            string("desktop_id", "Desktop id").in_query().many().entries(0, 100).length(0, 255),
            string("desktop_type", "Kind of desktop, e.g. DEDICATED, POOLED, SHARED").in_query().length(0, 255),
            string("tag", "Tag filter, key=value pairs separated by commas").in_query().length(0, 255),
            string("pool_id", "Desktop pool id").in_query().length(0, 255),
            boolean("user_attached", "Whether a user is assigned").in_query(),
            string("enterprise_project_id", "Enterprise project; \"0\" is the default one").in_query().length(0, 36),
            string("image_id", "Image id").in_query().length(0, 255),
            string("charge_mode", "0 prepaid, 1 pay per use").in_query().known(&["0", "1"]),
            boolean("in_maintenance_mode", "Whether the desktop is in maintenance mode").in_query(),
            string("subnet_id", "Subnet id").in_query().length(0, 255),
            string("user_id", "User id").in_query().only_in("sdk"),
            string("computer_names", "Desktop names").in_query().many().only_in("sdk"),
            integer("domain_status", "Domain membership: 1 normal, 2 left, 3 not reported")
                .in_query()
                .known(&["1", "2", "3"])
                .only_in("sdk"),
            boolean("is_share_desktop", "Whether it is a collaboration desktop").in_query().only_in("sdk"),
            boolean("is_support_internet", "Whether internet access is available").in_query().only_in("sdk"),
            string("availability_zone", "Availability zone").in_query().only_in("sdk"),
            boolean("without_any_tag", "Return only desktops without tags").in_query().only_in("sdk"),
            string("agent_version", "Version of the desktop agent").in_query().only_in("sdk"),
        ])
        .response(&[
            object("desktops", &DESKTOP_DETAIL_INFO, "Desktops").many().entries(1, 100),
            integer("total_count", "Number of all matching records").range(1, 55),
        ])
        .paging(Paging::offset("desktops").total("total_count"))
        .effect(Effect::List)
        .statuses(&[400, 401, 403, 404, 500])
        .source(OPENAPI);

pub(super) const SHOW_DESKTOP_NETWORK: Operation =
    Operation::new("ShowDesktopNetwork", Method::Get, "/v2/{project_id}/desktops/{desktop_id}/networks")
        .summary("Show the networks of a desktop")
        .params(&[PROJECT_ID, DESKTOP_ID])
        .response(&[
            string("computer_id", "Desktop id").length(1, 255),
            string("computer_name", "Computer name of the desktop").length(1, 255),
            object("network_infos", &NETWORK_INFO, "Network settings").many().entries(0, 100),
        ])
        .effect(Effect::Show)
        .statuses(&[400, 401, 403, 404, 409, 500])
        .source(OPENAPI);

pub(super) const SHOW_DESKTOP_NETWORKS: Operation =
    Operation::new("ShowDesktopNetworks", Method::Get, "/v2/{project_id}/desktops/networks")
        .summary("List the networks of several desktops")
        .params(&[PROJECT_ID, string("desktop_ids", "Desktop ids").in_query().many().entries(1, 100)])
        .response(&[object("networks", &DESKTOP_NETWORK_RESULT, "Networks of the desktops").many()])
        .paging(Paging::all("networks"))
        .effect(Effect::List)
        .source(SDK_AND_PAGE);

pub(super) const CHANGE_DESKTOP_NETWORK: Operation =
    Operation::new("ChangeDesktopNetwork", Method::Put, "/v2/{project_id}/desktops/{desktop_id}/networks")
        .summary("Move a desktop to another network or security group")
        .params(&[
            PROJECT_ID,
            DESKTOP_ID,
            string("private_ip", "Private address to use").length(0, 255),
            string("security_group_ids", "Security group ids").many().entries(1, 100).required().length(1, 255),
            string("subnet_id", "Subnet id").length(1, 255),
            string("vpc_id", "VPC id").length(1, 255),
        ])
        .response(&[string("job_id", "Id of the job").length(1, 255)])
        .completion(&JOB_DONE)
        .binding(Effect::Update, "desktop-network")
        .statuses(&[400, 401, 403, 404, 409, 500])
        .source(OPENAPI);

pub(super) const BATCH_CHANGE_DESKTOP_NETWORK: Operation =
    Operation::new("BatchChangeDesktopNetwork", Method::Post, "/v2/{project_id}/desktops/networks/batch-change")
        .summary("Move several desktops to another network or security group")
        .params(&[
            PROJECT_ID,
            string("desktop_ids", "Desktop ids").many().entries(1, 100).required().length(1, 100),
            string("security_group_ids", "Security group ids").many().entries(0, 100).length(1, 255),
            string("subnet_id", "Subnet id").length(1, 255),
            string("vpc_id", "VPC id").length(1, 255),
        ])
        .response(&[string("job_id", "Id of the job").length(1, 255)])
        .completion(&JOB_DONE)
        .repeat(Repeat::Safe)
        .binding(Effect::Update, "desktop-network")
        .batch("desktop_ids", Some(100))
        .statuses(&[400, 401, 403, 404, 409, 500])
        .source(OPENAPI);

const DESKTOP_ID: Field = string("desktop_id", "Desktop id").in_path().length(1, 255);

const SIMPLE_DESKTOP_INFO: Object = Object::new(
    "SimpleDesktopInfo",
    "A desktop in short",
    &[
        object("attach_user_infos", &ATTACH_INSTANCES_USER_INFO, "Users assigned to the desktop").many(),
        string("bill_resource_id", "Billing id of the desktop").length(0, 255),
        string("computer_name", "Computer name of the desktop").length(1, 55),
        string("created", "Creation time").length(1, 55),
        string("desktop_id", "Desktop id").length(1, 255),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one").length(0, 36),
        boolean("in_maintenance_mode", "Whether the desktop is in maintenance mode"),
        string("ip_address", "Address").length(1, 255),
        string("ou_name", "Organisational unit of the desktop").length(1, 55),
        string("sid", "Security id of the desktop").length(1, 55),
        string("subnet_id", "Subnet id").length(0, 255),
        object("tags", &TAG, "Tags").many(),
        string("user_group", "Permission group of the user on the desktop").length(1, 55),
        string("user_name", "User name").length(1, 55),
        string("domain_id", "Account id").only_in("sdk"),
        string("project_id", "Its project").only_in("sdk"),
        string("os_host_name", "Host name inside the desktop").only_in("sdk"),
        string("share_resource_sku", "SKU of the collaboration resource").only_in("sdk"),
        string("desktop_type", "Kind of desktop, e.g. DEDICATED, POOLED, SHARED").only_in("sdk"),
        string("desktop_detail_type", "Detailed kind of desktop").only_in("sdk"),
        string("status", "State of the desktop").only_in("sdk"),
        string("task_status", "State of the task").only_in("sdk"),
        string("availability_zone", "Availability zone").only_in("sdk"),
        string("connect_status", "Connection state").only_in("sdk"),
        string("pool_id", "Desktop pool id").only_in("sdk"),
        integer("domain_status", "Domain membership: 1 normal, 2 left, 3 not reported").only_in("sdk"),
    ],
);

const DESKTOP_DETAIL_INFO: Object = Object::new(
    "DesktopDetailInfo",
    "A desktop with all details",
    &[
        map("addresses", &Kind::List(&Kind::Object(&ADDRESS_INFO)), "Addresses, by network"),
        string("attach_state", "Assignment state of the desktop").known(&[
            "ATTACHED",
            "UNATTACH",
            "DEATTACHED",
            "ATTACHING",
            "DEATTACHING",
            "ATTACHFAIL",
            "DEATTACHFAIL",
            "WAITING",
            "ATTACH_FAIL_CAN_ATTACH_AGAIN",
            "DEATTACH_FAIL_CAN_DEATTACH_AGAIN",
        ]),
        object("attach_user_infos", &ATTACH_INSTANCES_USER_INFO, "Users assigned to the desktop").many(),
        string("availability_zone", "Availability zone").length(1, 55),
        string("bill_resource_id", "Billing id of the desktop").length(0, 255),
        string("computer_name", "Computer name of the desktop").length(1, 55),
        string("created", "Creation time").length(1, 255),
        object("data_volumes", &VOLUME_DETAIL, "Data disks").many().entries(1, 10),
        string("desktop_id", "Desktop id").length(1, 255),
        string("desktop_type", "Kind of desktop, e.g. DEDICATED, POOLED, SHARED").length(1, 55),
        string("enterprise_project_id", "Enterprise project; \"0\" is the default one").length(0, 36),
        object("flavor", &FLAVOR_INFO, "Flavor"),
        string("internet_mode", "Way of internet access: NAT, EIP or BOTH").known(&["NAT", "EIP", "BOTH"]),
        string("ip_addresses", "Addresses").many().entries(1, 10).length(0, 255),
        boolean("is_attaching_eip", "Whether an EIP is being bound right now"),
        string("login_status", "Login state of the desktop").length(1, 255),
        map("metadata", &TEXT, "Further facts, by name"),
        string("order_id", "Order id").length(0, 255),
        string("os_version", "Operating system version").length(1, 55),
        string("ou_name", "Organisational unit of the desktop").length(1, 55),
        integer("process", "Progress, 0-100 or null").nullable(),
        object("product", &PRODUCT_DETAIL_INFO, "Product"),
        string("product_id", "Product id").length(1, 255),
        object("root_volume", &VOLUME_DETAIL, "System disk"),
        object("security_groups", &SECURITY_GROUP, "Security groups").many().entries(1, 10),
        string("sid", "Security id of the desktop").length(0, 255),
        string("site_name", "Name of the site"),
        string("site_type", "Kind of the site"),
        string("status", "State of the desktop").length(1, 55),
        string("subnet_id", "Subnet id").length(0, 255),
        object("tags", &TAG, "Tags").many().entries(0, 2147483647),
        string("task_status", "State of the task").length(1, 55),
        string("user_group", "Permission group of the user on the desktop").length(1, 55),
        string("user_group_list", "User groups").many().length(0, 255),
        string("user_list", "Users").many().length(0, 255),
        string("user_name", "User name").length(1, 55),
        string("os_host_name", "Host name inside the desktop").only_in("sdk"),
        string("ipv4", "IPv4 address").only_in("sdk"),
        string("ipv6", "IPv6 address").only_in("sdk"),
        integer("domain_status", "Domain membership: 1 normal, 2 left, 3 not reported").only_in("sdk"),
        boolean("in_maintenance_mode", "Whether the desktop is in maintenance mode").only_in("sdk"),
        string("share_resource_sku", "SKU of the collaboration resource").only_in("sdk"),
        boolean("is_support_internet", "Whether internet access is available").only_in("sdk"),
        string("internet_mode_list", "Ways of internet access in use").many().only_in("sdk"),
        string("root_resource_id", "Id of the main resource").only_in("sdk"),
        object("hour_package_info", &HOUR_PACKAGE_INFO, "Hour package").only_in("sdk"),
        boolean("is_freeze", "Whether the desktop is frozen").only_in("sdk"),
        boolean("isolated", "Whether the pooled desktop is isolated").only_in("sdk"),
        string("domain", "Domain").only_in("sdk"),
        string("agent_version", "Version of the desktop agent").only_in("sdk"),
    ],
);

const ADDRESS_INFO: Object = Object::new(
    "AddressInfo",
    "An address of a desktop",
    &[
        string("OS-EXT-IPS-MAC:mac_addr", "MAC address").length(0, 255),
        string("OS-EXT-IPS:type", "Address kind, fixed or floating").length(0, 255),
        string("addr", "Address").length(1, 255),
        string("version", "IP version").length(1, 5),
    ],
);

const VOLUME_DETAIL: Object = Object::new(
    "VolumeDetail",
    "A disk",
    &[
        string("bill_resource_id", "Billing id of the disk").length(0, 255),
        string("create_time", "Creation time").length(0, 255),
        string("device", "Device path of the disk").length(0, 255),
        string("display_name", "Display name of the disk").length(0, 255),
        string("id", "Id").length(0, 255),
        integer("size", "Size in GB").required().range(0, 2147483647),
        string("type", "Kind of disk").required().length(1, 255),
        string("volume_id", "Disk id").length(0, 255),
        string("kms_id", "Key id of the encryption").only_in("sdk"),
        integer("iops", "I/O operations per second").only_in("sdk"),
        integer("throughput", "Throughput in MiB/s").only_in("sdk"),
        string("desktop_pool_disk_id", "Id of the disk in the desktop pool").only_in("sdk"),
        string("resource_spec_code", "Specification code").only_in("sdk"),
    ],
);

const FLAVOR_INFO: Object = Object::new(
    "FlavorInfo",
    "A flavor of servers",
    &[
        string("id", "Id").length(1, 255),
        object("links", &FLAVOR_LINK_INFO, "Links of the flavor").many().entries(1, 10),
    ],
);

const FLAVOR_LINK_INFO: Object = Object::new(
    "FlavorLinkInfo",
    "A link",
    &[string("hrel", "Link target").length(1, 255), string("rel", "Relation of the link").length(1, 55)],
);

const PRODUCT_DETAIL_INFO: Object = Object::new(
    "ProductDetailInfo",
    "The product that a desktop was bought as",
    &[
        string("charge_mode", "Charging mode").length(0, 1),
        string("cpu", "Number of CPUs").length(1, 255),
        string("descriptions", "Text about the product").length(1, 255),
        string("flavor_id", "Flavor id").length(1, 255),
        string("memory", "Memory size").length(1, 255),
        string("product_id", "Product id").length(1, 255),
        string("type", "Kind").length(1, 55),
        string("architecture", "CPU architecture").only_in("sdk"),
        boolean("is_gpu", "Whether a GPU is included").only_in("sdk"),
        string("package_type", "Package kind").only_in("sdk"),
        string("system_disk_type", "Kind of the system disk").only_in("sdk"),
        string("system_disk_size", "Size of the system disk in GB").only_in("sdk"),
        boolean("contain_data_disk", "Whether a data disk is included").only_in("sdk"),
        string("resource_type", "Resource type").only_in("sdk"),
        string("cloud_service_type", "Cloud service code").only_in("sdk"),
        string("volume_product_type", "Kind of volume product").only_in("sdk"),
        string("status", "State").only_in("sdk"),
    ],
);

const SECURITY_GROUP: Object = Object::new(
    "SecurityGroup",
    "A security group",
    &[string("id", "Id").required().length(0, 255), string("name", "Name").length(0, 55)],
);

const HOUR_PACKAGE_INFO: Object = Object::new(
    "HourPackageInfo",
    "A package of hours",
    &[
        string("root_order_id", "Order id of the hour package"),
        string("package_resource_id", "Resource id of the hour package"),
        string("package_instance_id", "Instance id of the hour package"),
        string("package_spec_code", "Specification of the hour package"),
        string("combined_product_type_code", "Code of the combined product"),
        string("use_up_policy", "What happens when the hour package is used up"),
        integer("package_duration", "Hours in the package"),
        integer("use_duration", "Hours used"),
    ],
);

const NETWORK_INFO: Object = Object::new(
    "NetworkInfo",
    "A network of a desktop",
    &[
        object("port_info", &PORT, "Port of the desktop"),
        object("public_ip_info", &PUBLIC_IP, "Public IP of the desktop"),
        object("security_groups", &SECURITY_GROUP_INFO, "Security groups").many().entries(0, 100),
        object("subnet_info", &DESKTOP_SUBNET, "Subnet of the desktop"),
        object("vpc_info", &VPC, "VPC of the desktop"),
    ],
);

const PORT: Object = Object::new(
    "Port",
    "The port of a desktop",
    &[string("id", "Id").length(0, 255), string("ip_address", "Address").length(0, 55)],
);

const PUBLIC_IP: Object = Object::new(
    "PublicIp",
    "The public IP of a desktop",
    &[string("id", "Id").length(0, 255), string("public_ip_address", "Public IPv4 address").length(0, 55)],
);

const SECURITY_GROUP_INFO: Object = Object::new(
    "SecurityGroupInfo",
    "A security group",
    &[string("id", "Id").required().length(0, 255), string("name", "Name")],
);

const DESKTOP_SUBNET: Object = Object::new(
    "DesktopSubnet",
    "The subnet of a desktop",
    &[
        string("cidr", "Address range in CIDR form").length(1, 255),
        string("id", "Id").length(1, 255),
        string("name", "Name").length(1, 255),
    ],
);

const VPC: Object = Object::new(
    "Vpc",
    "The VPC of a desktop",
    &[
        string("cidr", "Address range in CIDR form").length(1, 255),
        string("id", "Id").length(1, 255),
        string("name", "Name").length(1, 255),
    ],
);

const DESKTOP_NETWORK_RESULT: Object = Object::new(
    "DesktopNetworkResult",
    "A desktop and its networks",
    &[
        string("computer_name", "Computer name of the desktop"),
        string("computer_id", "Desktop id"),
        string("computer_ip", "IP address of the desktop"),
        object("network_infos", &NETWORK_INFO, "Network settings").many(),
    ],
);
