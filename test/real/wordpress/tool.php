<?php
// What a visitor or an administrator does that the REST API does not offer, for the tests of the real blog:
//   php tool.php WORDPRESS ACTION JSON  → one line of JSON
$given = json_decode($argv[3] ?? '{}', true);
if ($argv[2] === 'install') {
    define('WP_INSTALLING', true);
}
$_SERVER['HTTP_HOST'] = $given['host'] ?? '127.0.0.1';
require $argv[1] . '/wp-load.php';

function act(string $action, array $given): mixed
{
    switch ($action) {
        case 'install':
            require_once ABSPATH . 'wp-admin/includes/upgrade.php';
            $made = wp_install('The winter blog', 'admin', 'admin@blog.example', true, '', wp_generate_password(20));
            update_option('permalink_structure', '/%postname%/');
            // A blog far from UTC: dates that are compared in the wrong zone show at once.
            update_option('timezone_string', 'America/Sao_Paulo');
            update_option('comment_moderation', 0);
            update_option('comment_previously_approved', 0);
            foreach (get_comments(['fields' => 'ids']) as $id) {
                wp_delete_comment($id, true);
            }
            return ['user' => $made['user_id']];
        case 'user':
            $id = wp_insert_user(['user_login' => $given['login'], 'user_pass' => wp_generate_password(20),
                'user_email' => $given['login'] . '@blog.example', 'display_name' => $given['name'], 'role' => $given['role']]);
            [$password] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'Escolta']);
            return ['id' => $id, 'password' => WP_Application_Passwords::chunk_password($password)];
        case 'post':
            return wp_insert_post(['post_title' => $given['title'], 'post_content' => 'Words.', 'post_status' => 'publish',
                'post_type' => $given['type'] ?? 'post', 'comment_status' => 'open']);
        case 'close':
            return wp_update_post(['ID' => $given['id'], 'comment_status' => 'closed']);
        case 'edit':
            return wp_update_comment(wp_slash(['comment_ID' => $given['id'], 'comment_content' => $given['text']]));
        case 'status':
            return wp_set_comment_status($given['id'], $given['status']);
        case 'delete':
            return wp_delete_comment($given['id'], true);
        case 'comments':
            return array_map(fn ($one) => ['id' => (int) $one->comment_ID, 'parent' => (int) $one->comment_parent,
                'text' => $one->comment_content, 'status' => wp_get_comment_status($one), 'user' => (int) $one->user_id],
                get_comments(['post_id' => $given['post'], 'status' => 'any', 'orderby' => 'comment_ID', 'order' => 'ASC']));
        case 'fill':
            // Many at once, straight into the table: for what happens after an outage.
            for ($i = 0; $i < $given['count']; $i++) {
                wp_insert_comment(['comment_post_ID' => $given['post'], 'comment_content' => "Comment number $i",
                    'comment_author' => 'Visitor', 'comment_author_email' => "v$i@visitors.example", 'comment_approved' => 1]);
            }
            return true;
        case 'option':
            update_option($given['name'], $given['value']);
            return true;
    }
    throw new Exception("no action $action");
}

echo json_encode(act($argv[2], $given)), "\n";
